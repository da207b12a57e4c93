using System.ComponentModel.DataAnnotations;
using Flitch.Analysis.Rows;
using Flitch.Host.Web.Datasets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>The rows of datasets.</summary>
internal static class RowApi
{
    /// <summary>Adds the routes.</summary>
    /// <param name="routes">Where they begin.</param>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/datasets/{dataset}/rows", ListAsync).WithName("listRows").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    /// <summary>Lists a dataset's rows, page by page.</summary>
    /// <remarks>The answer's <c>next</c> is the <c>skip</c> of the next page; it is null on the last one. Rows that are equal in what is sorted by stand in the order of their key.</remarks>
    /// <param name="connection">The connection's name.</param>
    /// <param name="dataset">The dataset's name, or that of a view beside it, such as <c>balance_history</c>.</param>
    /// <param name="wanted">Which rows.</param>
    /// <param name="desk">Finds the dataset.</param>
    /// <param name="rows">Reads the rows.</param>
    /// <param name="skip">How many to leave out at the beginning.</param>
    /// <param name="limit">How many a page has, 1 to 200.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<RowsJson>> ListAsync(
        string connection, string dataset, [AsParameters] RowsWanted wanted, DatasetDesk desk, RowReader rows, [Range(0, int.MaxValue)] int skip = 0, [Range(1, Page.Most)] int limit = Page.Usual,
        CancellationToken cancellationToken = default)
    {
        Page.Check(limit, skip);
        var query = wanted.Query((await desk.LookAsync(connection, dataset, cancellationToken)).Shape) with { Skip = skip, Take = limit };
        var page = await rows.PageAsync(query, cancellationToken);
        var total = await rows.CountAsync(query, cancellationToken);
        return TypedResults.Ok(new RowsJson(
            [.. page.Columns.Select(RowColumnJson.Of)], [.. page.Rows.Select(r => RowJson.Of(page.Columns, r))], total, page.HasMore ? skip + page.Rows.Count : null));
    }
}
