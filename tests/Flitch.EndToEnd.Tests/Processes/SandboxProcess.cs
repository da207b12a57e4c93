using System.Diagnostics;
using System.Text.Json;

namespace Flitch.EndToEnd.Tests.Processes;

/// <summary>The sandbox in a process of its own, as <c>flitch sandbox kraken --json</c> starts it.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SandboxProcess(Process process, IReadOnlyDictionary<string, string> fields)
    {
        _process = process;
        Fields = fields;
    }

    /// <summary>The form fields that connect to it.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    public static async Task<SandboxProcess> StartAsync(
        string host, string folder, IReadOnlyDictionary<string, string> environment, params string[] options)
    {
        var process = Command.Start("dotnet", [host, "sandbox", "kraken", "--json", .. options], folder, environment);
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException("The sandbox did not start: " + await process.StandardError.ReadToEndAsync());
        var fields = JsonDocument.Parse(line).RootElement.GetProperty("fields").EnumerateObject();
        return new SandboxProcess(process, fields.ToDictionary(f => f.Name, f => f.Value.GetString()!));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
