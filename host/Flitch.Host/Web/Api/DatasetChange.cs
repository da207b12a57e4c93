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

    /// <summary>What the pipeline is asked.</summary>
    public ConnectionEdit Edit() => new() { Datasets = Picked, SetStart = startIsGiven, StartFrom = StartFrom };
}
