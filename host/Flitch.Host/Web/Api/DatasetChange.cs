using Flitch.Pipeline.Connections;

namespace Flitch.Host.Web.Api;

/// <summary>What changes in a connection's datasets; what is left out stays.</summary>
internal sealed record DatasetChange
{
    private bool startIsGiven;

    /// <summary>The datasets to keep; all others are switched off.</summary>
    public IReadOnlyList<string>? Picked { get; init; }

    /// <summary>Nothing before this is fetched; null for the account's beginning.</summary>
    public DateTimeOffset? StartFrom
    {
        get;
        set => (field, startIsGiven) = (value, true); // null and nothing mean different things
    }

    /// <summary>How often all of them refresh by themselves: <c>off</c>, or <c>15m</c>, <c>1h</c>, <c>1d</c>, five minutes at least.</summary>
    public string? Refresh { get; init; }

    /// <summary>What the pipeline is asked.</summary>
    /// <exception cref="Connectors.FlitchException">No interval (usage).</exception>
    public ConnectionEdit Edit() => new() { Datasets = Picked, SetStart = startIsGiven, StartFrom = StartFrom, SetRefresh = Refresh is not null, RefreshEvery = Refresh is null ? null : RefreshInterval.Parse(Refresh) };
}
