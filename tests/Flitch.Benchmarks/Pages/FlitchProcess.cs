using System.Diagnostics;
using System.Text.Json;

namespace Flitch.Benchmarks.Pages;

/// <summary>The program as people run it, in processes of its own over one data folder.</summary>
/// <param name="folder">The folder.</param>
internal sealed class FlitchProcess(string folder)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "host", "Flitch.Host", "bin", "Release", "net10.0", "Flitch.Host.dll");

    /// <summary>Runs a command to its end.</summary>
    public async Task RunAsync(params string[] words)
    {
        using var process = Start(words);
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"flitch {string.Join(' ', words)}: {await errors}");
        }
    }

    /// <summary>Starts the pages.</summary>
    /// <returns>The process, and the link that signs in.</returns>
    public async Task<(Process Process, Uri Link)> ServeAsync()
    {
        var process = Start("serve", "--urls", "http://127.0.0.1:0", "--json");
        var text = "";
        while (true)
        {
            text += await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
            if (text.EndsWith('}'))
            {
                return (process, new Uri(JsonDocument.Parse(text).RootElement.GetProperty("signInLink").GetString()!));
            }
        }
    }

    /// <summary>Starts a command.</summary>
    public Process Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.GetFullPath(Program));
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        start.Environment["FLITCH_DATA"] = Path.Combine(folder, "data");
        start.Environment["XDG_STATE_HOME"] = Path.Combine(folder, "state");
        return Process.Start(start)!;
    }
}
