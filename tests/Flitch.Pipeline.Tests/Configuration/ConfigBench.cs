using System.Text;
using Flitch.Connectors;
using Flitch.Pipeline.Configuration;
using Flitch.Pipeline.Notifications;
using Flitch.Pipeline.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Pipeline.Tests.Configuration;

/// <summary>One data folder, and environment variables of its own.</summary>
internal sealed class ConfigBench : IAsyncDisposable
{
    public PipelineBench Pipeline { get; } = new();

    public Dictionary<string, string> Environment { get; } = new() { ["KEY"] = PipelineBench.Key };

    public ConfigService Config => Pipeline.Services.GetRequiredService<ConfigService>();

    public NoticeService Notices => Pipeline.Services.GetRequiredService<NoticeService>();

    public Task<string> ExportAsync(CancellationToken cancellationToken) => Config.ExportAsync(cancellationToken);

    public Task<ConfigPlan> PlanAsync(string text, CancellationToken cancellationToken, bool prune = false) =>
        Config.PlanAsync(new ConfigSource("flitch.json", Encoding.UTF8.GetBytes(text), Pipeline.Folder, Environment.GetValueOrDefault), prune, cancellationToken);

    public async Task<ConfigResult> ApplyAsync(string text, CancellationToken cancellationToken, bool prune = false, bool noTest = false) =>
        await ConfigService.ApplyAsync(await PlanAsync(text, cancellationToken, prune), noTest, cancellationToken);

    public async Task<ErrorInfo> RefusedAsync(string text, CancellationToken cancellationToken) =>
        (await this.Invoking(b => b.ApplyAsync(text, cancellationToken)).Should().ThrowAsync<FlitchException>()).Which.Error;

    /// <summary>Sets every variable that an exported file names.</summary>
    public void SetNamed(string text)
    {
        foreach (var line in text.Split('\n').Where(l => l.Contains("\"env:", StringComparison.Ordinal)))
        {
            var name = line.Split("env:")[1].Split('"')[0];
            Environment[name] = name.EndsWith("API_KEY", StringComparison.Ordinal) ? PipelineBench.Key : name.EndsWith("URL", StringComparison.Ordinal) ? "https://hooks.example.org/T0KEN" : "s3cret-" + name;
        }
    }

    public ValueTask DisposeAsync() => Pipeline.DisposeAsync();
}
