using System.Runtime.CompilerServices;
using Flitch.Host.Web.Data;
using Flitch.Host.Web.Data.Connections;
using Flitch.Host.Web.Runs;
using Flitch.Pipeline.Status;

namespace Flitch.Host.Web.Live;

/// <summary>How a connection stands, as HTML: rendered once for all pages that show it, and only when one does.</summary>
internal sealed class LiveHtml(Parts parts)
{
    private readonly ConditionalWeakTable<ConnectionStatus, Rendered> _rendered = [];

    /// <summary>Its section of the data page.</summary>
    /// <param name="status">How the connection stands.</param>
    public Task<string> CardAsync(ConnectionStatus status) => Of(status).Card.Value;

    /// <summary>The live part of its own page.</summary>
    /// <param name="status">How the connection stands.</param>
    public Task<string> StateAsync(ConnectionStatus status) => Of(status).State.Value;

    /// <summary>How its newest run stands, on that run's page.</summary>
    /// <param name="status">How the connection stands; it has a run.</param>
    public Task<string> RunAsync(ConnectionStatus status) => Of(status).Run.Value;

    private Rendered Of(ConnectionStatus status) => _rendered.GetValue(status, s => new Rendered(
        new(() => parts.RenderAsync<ConnectionCard>(new() { [nameof(ConnectionCard.Status)] = s })),
        new(() => parts.RenderAsync<ConnectionState>(new() { [nameof(ConnectionState.Status)] = s })),
        new(() => parts.RenderAsync<RunReportPart>(new() { [nameof(RunReportPart.Run)] = s.LastRun }))));

    private sealed record Rendered(Lazy<Task<string>> Card, Lazy<Task<string>> State, Lazy<Task<string>> Run);
}
