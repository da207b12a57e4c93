using Flitch.Host.Dashboards;
using Flitch.Host.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Dashboards;

/// <summary>What a request for one tile is answered with: its content on a dashboard, its figures when somebody opens them, or a page of its own.</summary>
internal static class TileParts
{
    /// <summary>The answer.</summary>
    /// <param name="request">The request; <c>facets=all</c> wants a chart of each unit, <c>figures=only</c> the table of a chart.</param>
    /// <param name="report">What came of the tile's question.</param>
    /// <param name="look">How it is looked at.</param>
    public static IResult Answer(HttpRequest request, TileReport report, DashboardLook look)
    {
        var all = request.Query["facets"] == "all";
        return (PageResults.IsPart(request), request.Query["figures"] == "only") switch
        {
            (true, true) when report is { Error: null, Answer: { } answer } => PageResults.Of<AnswerTable>(new { Report = report, Answer = answer, Look = look }),
            (true, _) => PageResults.Of<TileBody>(new { Report = report, Look = look, AllFacets = all, FiguresLater = true }),
            _ => PageResults.Of<TilePage>(new { Report = report, Look = look, AllFacets = all }),
        };
    }
}
