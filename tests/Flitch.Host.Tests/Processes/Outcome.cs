namespace Flitch.Host.Tests.Processes;

/// <summary>How a command ended.</summary>
/// <param name="Arguments">The command line.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
internal sealed record Outcome(string Arguments, int ExitCode, string Output, string Errors)
{
    /// <summary>All of it, as golden files have it.</summary>
    public override string ToString() => $"$ flitch {Arguments}\n{Output}{(Errors.Length > 0 ? "--- standard error\n" : "")}{Errors}--- exit code {ExitCode}\n";
}
