using Flitch.Connectors;
using Flitch.Host.Json;
using Flitch.Storage.Querying;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>Questions in SQL.</summary>
internal static class QueryApi
{
    private const int UsualRows = 1000;
    private const int MostRows = 10_000;
    private const int MostSeconds = 60;

    /// <summary>Adds the routes.</summary>
    /// <param name="routes">Where they begin.</param>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/query", AskAsync).WithName("query").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status500InternalServerError, StatusCodes.Status502BadGateway);

    /// <summary>Answers one SELECT over the datasets. It can only read.</summary>
    /// <remarks>
    /// Decimals, integers of more than 32 bits and times are texts, so that no digit is lost; times are ISO 8601 in UTC. An answer has 10,000 rows at most, and says in
    /// <c>more</c> whether there are more; a query is ended after 60 seconds.
    /// </remarks>
    /// <param name="body">The query.</param>
    /// <param name="engine">Runs it.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    internal static async Task<Ok<QueryJson>> AskAsync(QueryWanted body, QueryEngine engine, CancellationToken cancellationToken)
    {
        var (limit, seconds) = (body.Limit ?? UsualRows, body.Seconds ?? MostSeconds);
        Check(limit, seconds);
        var options = new QueryOptions { Schema = body.Schema, Timeout = TimeSpan.FromSeconds(seconds) };
        await using var result = await engine.ExecuteAsync(body.Sql, body.Values(), options, cancellationToken);
        var rows = await result.ReadRowsAsync(cancellationToken).Take(limit + 1).Select(r => Array.ConvertAll(r, QueryJson.Value)).ToListAsync(cancellationToken);
        return TypedResults.Ok(new QueryJson([.. result.Columns.Select(c => new QueryColumnJson(c.Name, c.Type))], [.. rows.Take(limit)], rows.Count > limit));
    }

    private static void Check(int limit, int seconds)
    {
        if (limit is < 1 or > MostRows || seconds is < 1 or > MostSeconds)
        {
            throw new FlitchException(
                "usage:limit", ErrorKind.Usage, $"A limit is a number from 1 to {MostRows}, and seconds from 1 to {MostSeconds}.", "For more rows use flitch query, or read the Parquet files.");
        }
    }
}
