using System.Globalization;
using Flitch.Connectors;
using Flitch.Host.Web.Serving;
using Flitch.Host.Web.Shell;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Runs;

/// <summary>What ran, and what came of it.</summary>
internal static class RunPages
{
    /// <summary>How many calls of a run a page shows.</summary>
    public const int CallsShown = 100;

    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/runs", ListAsync);
        app.MapGet("/runs/{id}", ShowAsync);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, RunHistory runs, ConnectionService connections, CancellationToken cancellationToken)
    {
        var known = await connections.ListAsync(cancellationToken);
        RunFilter filter;
        try
        {
            filter = RunFilter.Read(request.Query);
        }
        catch (FlitchException e)
        {
            return PageResults.Of<RunsPage>(
                new { Found = new FoundRuns([], 0), Connections = known, Filter = new RunFilter(new RunQuery(), null, null, 1), e.Error }, Failures.StatusFor(e.Error));
        }

        var found = await runs.FindAsync(filter.Runs, (filter.Page - 1) * RunFilter.Shown, RunFilter.Shown, cancellationToken);
        return PageResults.Of<RunsPage>(new { Found = found, Connections = known, Filter = filter });
    }

    /// <summary>The part of an address that says which calls are shown.</summary>
    /// <param name="dataset">Only this dataset's; null for all.</param>
    /// <param name="page">Which page; null where the address names none.</param>
    public static QueryString CallsQuery(string? dataset, int? page)
    {
        var query = new QueryBuilder();
        if (dataset is not null)
        {
            query.Add("dataset", dataset);
        }

        if (page is { } number)
        {
            query.Add("page", number.ToString(CultureInfo.InvariantCulture));
        }

        return query.ToQueryString();
    }

    private static async Task<IResult> ShowAsync(string id, HttpRequest request, RunHistory runs, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(id, cancellationToken);
        var shown = ShownCalls.Read(request.Query);
        var calls = await shown.ReadAsync(run, runs, cancellationToken);
        if (run.State == RunState.Running && !request.Query.ContainsKey("page") && calls.Total > CallsShown)
        {
            shown = shown with { Page = PageNumber.Count(calls.Total, CallsShown) }; // what goes on is looked at where it goes on
            calls = await shown.ReadAsync(run, runs, cancellationToken);
        }

        return PageResults.Of<RunPage>(new { Run = run, Calls = calls, shown.Dataset, shown.Page });
    }
}
