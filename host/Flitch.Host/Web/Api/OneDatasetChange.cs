using Flitch.Pipeline.Connections;

namespace Flitch.Host.Web.Api;

/// <summary>What changes in one dataset; what is left out stays.</summary>
internal sealed record OneDatasetChange
{
    private bool startIsGiven;

    /// <summary>How often it refreshes by itself: <c>off</c>, or <c>15m</c>, <c>1h</c>, <c>1d</c>, <c>1w</c>, five minutes at least. Setting it switches a schedule that had stopped on again.</summary>
    public string? Refresh { get; init; }

    /// <summary>Nothing before this is fetched; null for the account's beginning.</summary>
    public DateTimeOffset? StartFrom
    {
        get;
        set => (field, startIsGiven) = (value, true); // null and nothing mean different things
    }

    /// <summary>What the pipeline is asked.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <exception cref="Connectors.FlitchException">No interval (usage).</exception>
    public ConnectionEdit Edit(string dataset) => new()
    {
        Intervals = Refresh is null ? null : new Dictionary<string, TimeSpan?> { [dataset] = RefreshInterval.Parse(Refresh) },
        Starts = startIsGiven ? new Dictionary<string, DateTimeOffset?> { [dataset] = StartFrom } : null,
    };
}
