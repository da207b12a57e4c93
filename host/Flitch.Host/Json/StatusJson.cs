using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Status;

namespace Flitch.Host.Json;

/// <summary>How a connection stands.</summary>
/// <param name="Connection">Its name.</param>
/// <param name="Connector">The connector.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Reconnect">Why nothing goes on before the connection has other credentials or settings; null when it can.</param>
/// <param name="Datasets">Picked datasets, and others that hold data.</param>
/// <param name="LastRun">The newest run, perhaps still going on; null before the first.</param>
internal sealed record StatusJson(string Connection, string Connector, string Title, ErrorJson? Reconnect, IReadOnlyList<DatasetStatusJson> Datasets, RunJson? LastRun)
{
    /// <summary>One connection with its datasets and its newest run.</summary>
    /// <param name="status">How it stands.</param>
    public static StatusJson Of(ConnectionStatus status) => new(
        status.Connection.Name,
        status.Connection.Connector,
        status.Connection.Title,
        ErrorJson.Of(status.Reconnect),
        [.. status.Datasets.Select(DatasetStatusJson.Of)],
        status.LastRun is { } run ? RunJson.Of(run) : null);
}

/// <summary>How a dataset stands.</summary>
/// <param name="Dataset">Its name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Picked">Whether the connection keeps it.</param>
/// <param name="Rows">Rows stored.</param>
/// <param name="Partitions">Partitions that hold rows.</param>
/// <param name="AsOf">The service's clock to which it is up to date; null before its first refresh.</param>
/// <param name="Complete">The newest stretch without a gap; null for snapshots and when there is none.</param>
/// <param name="Gaps">Stretches that are still missing.</param>
/// <param name="Refresh">How often it refreshes by itself: <c>off</c>, <c>15m</c>, <c>1h</c>, <c>1d</c>.</param>
/// <param name="NextAt">When it refreshes next by itself; null when off.</param>
/// <param name="Proof">Whether its rows were proven complete; null before that, and for snapshots.</param>
/// <param name="AttemptedAt">When the last refresh that said something of it began; null before the first.</param>
/// <param name="Failures">Scheduled refreshes that failed since the last that went well.</param>
/// <param name="SwitchedOffAt">When its schedule was switched off, because of the error; null while it is on, and where there is none.</param>
/// <param name="Error">What the last refresh said of it, or why its files cannot be read; null when all is well.</param>
internal sealed record DatasetStatusJson(
    string Dataset,
    string Title,
    bool Picked,
    long Rows,
    int Partitions,
    DateTimeOffset? AsOf,
    RangeJson? Complete,
    int Gaps,
    string Refresh,
    DateTimeOffset? NextAt,
    ProofJson? Proof,
    DateTimeOffset? AttemptedAt,
    int Failures,
    DateTimeOffset? SwitchedOffAt,
    ErrorJson? Error)
{
    /// <summary>One dataset.</summary>
    /// <param name="d">How it stands.</param>
    public static DatasetStatusJson Of(DatasetStatus d) => new(
        d.Dataset,
        d.Title,
        d.Enabled,
        d.Rows,
        d.Partitions,
        d.AsOf,
        RangeJson.Of(d.Complete),
        d.Gaps,
        RefreshInterval.Format(d.RefreshEvery),
        d.NextAt,
        ProofJson.Of(d.Proof),
        d.AttemptedAt,
        d.Failures,
        d.SwitchedOffAt,
        ErrorJson.Of(d.Error));
}
