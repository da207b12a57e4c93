using Flitch.Host.Web.Shell;
using Flitch.Pipeline.Runs;
using Flitch.Storage.RequestLogs;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Runs;

/// <summary>Which of a run's calls a page shows.</summary>
/// <param name="Dataset">Only this dataset's; null for all.</param>
/// <param name="Page">Which page of them, from 1.</param>
internal sealed record ShownCalls(string? Dataset, int Page)
{
    /// <summary>Reads an address.</summary>
    /// <param name="query">What stands behind the question mark.</param>
    public static ShownCalls Read(IQueryCollection query) => new(query["dataset"].ToString() is var dataset && string.IsNullOrWhiteSpace(dataset) ? null : dataset, PageNumber.Read(query));

    /// <summary>The calls.</summary>
    /// <param name="run">The run.</param>
    /// <param name="runs">Where they are kept.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LoggedCalls> ReadAsync(RunReport run, RunHistory runs, CancellationToken cancellationToken) =>
        runs.CallsAsync(run, Dataset, (Page - 1) * RunPages.CallsShown, RunPages.CallsShown, cancellationToken);
}
