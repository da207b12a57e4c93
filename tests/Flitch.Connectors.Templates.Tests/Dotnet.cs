using System.Diagnostics;

namespace Flitch.Connectors.Templates.Tests;

/// <summary>Runs <c>dotnet</c> to its end.</summary>
internal static class Dotnet
{
    /// <summary>What it printed; it has to succeed.</summary>
    public static async Task<string> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var (code, output) = await TryAsync(folder, environment, arguments);
        code.Should().Be(0, "dotnet {0} printed:\n{1}", string.Join(' ', arguments), output);
        return output;
    }

    /// <summary>How it ended, and what it printed.</summary>
    public static async Task<(int Code, string Output)> TryAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
