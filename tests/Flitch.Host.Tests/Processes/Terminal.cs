using System.Diagnostics;
using System.Text;

namespace Flitch.Host.Tests.Processes;

/// <summary>A person at a terminal: what a command asks is answered when it is asked. The terminal is that of <c>script</c>, which Linux brings.</summary>
internal static class Terminal
{
    private const string Program = "script";

    /// <summary>Types a command, and an answer when the question stands there.</summary>
    /// <param name="person">Who types.</param>
    /// <param name="question">How the question ends.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="arguments">The command.</param>
    public static async Task<(int ExitCode, string Shown)> AnswersAsync(this Person person, string question, string answer, params string[] arguments)
    {
        using var process = person.StartProgram(Program, "-qec", string.Join(' ', arguments.Prepend(Tree.Program).Prepend("exec").Prepend("dotnet")), "/dev/null");
        var shown = new StringBuilder();
        var read = new char[1024];
        for (var asked = false; await process.StandardOutput.ReadAsync(read, TestContext.Current.CancellationToken) is > 0 and var count;)
        {
            shown.Append(read, 0, count);
            if (!asked && shown.ToString().Contains(question, StringComparison.Ordinal))
            {
                asked = true;
                await AnswerAsync(process, answer);
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, shown.ToString());
    }

    private static async Task AnswerAsync(Process process, string answer)
    {
        await process.StandardInput.WriteAsync(answer + "\r");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }
}
