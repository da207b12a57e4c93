using Flitch.Host.Json;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Runs;
using Flitch.Storage.RequestLogs;

namespace Flitch.Host.Web.Api;

/// <summary>The connections.</summary>
/// <param name="Connections">By name.</param>
internal sealed record ConnectionsJson(IReadOnlyList<ConnectionJson> Connections);

/// <summary>How the connections stand.</summary>
/// <param name="Connections">By name.</param>
internal sealed record StatusesJson(IReadOnlyList<StatusJson> Connections);

/// <summary>What a connection can keep.</summary>
/// <param name="Datasets">In catalogue order.</param>
internal sealed record DatasetsJson(IReadOnlyList<DatasetJson> Datasets)
{
    /// <summary>A connection's datasets.</summary>
    /// <param name="connection">The connection.</param>
    public static DatasetsJson Of(ConnectionInfo connection) => new([.. connection.Datasets.Select(DatasetJson.Of)]);
}

/// <summary>What came of a test of notices.</summary>
/// <param name="Outcomes">By each way that is set.</param>
internal sealed record NoticeOutcomesJson(IReadOnlyList<NoticeOutcomeJson> Outcomes);

/// <summary>A page of a run's request log.</summary>
/// <param name="Requests">In the order in which they were made.</param>
/// <param name="Total">How many there are of those that were asked for.</param>
/// <param name="Next">The next page's <c>skip</c>; null on the last page.</param>
internal sealed record RequestsJson(IReadOnlyList<RequestJson> Requests, int Total, int? Next)
{
    /// <summary>A page.</summary>
    /// <param name="found">The calls.</param>
    /// <param name="skip">How many were left out before.</param>
    public static RequestsJson Of(LoggedCalls found, int skip) =>
        new([.. found.Calls.Select(RequestJson.Of)], found.Total, skip + found.Calls.Count < found.Total && found.Calls.Count > 0 ? skip + found.Calls.Count : null);
}

/// <summary>A page of runs.</summary>
/// <param name="Runs">The newest first.</param>
/// <param name="Next">The next page's <c>before</c>; null on the last page.</param>
internal sealed record RunsJson(IReadOnlyList<RunJson> Runs, string? Next)
{
    /// <summary>A page.</summary>
    /// <param name="found">The runs of the page, and one more where there is one.</param>
    /// <param name="limit">How many a page has.</param>
    public static RunsJson Of(IReadOnlyList<RunReport> found, int limit) =>
        new([.. found.Take(limit).Select(RunJson.Of)], found.Count > limit ? found[limit - 1].RunId : null);
}
