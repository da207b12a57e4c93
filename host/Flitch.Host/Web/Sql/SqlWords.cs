using Flitch.Analysis.Shapes;
using Flitch.Storage.Querying;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Sql;

/// <summary>What the editor completes: datasets with their columns, and functions.</summary>
internal sealed class SqlWords(QueryEngine engine, ShapeCatalog shapes)
{
    private const string Functions = """
        SELECT function_name, any_value(array_to_string(parameters, ', ')), coalesce(any_value(description), '')
        FROM duckdb_functions() WHERE function_type IN ('scalar', 'aggregate', 'macro') AND function_name ~ '^[a-z][a-z_0-9]*$' GROUP BY ALL ORDER BY ALL
        """;

    private IReadOnlyList<string[]>? functions;

    /// <summary>The words as JSON: what the browser keeps for this page.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IResult> ListAsync(CancellationToken cancellationToken)
    {
        await engine.WarmAsync(cancellationToken); // the page was opened: somebody is about to ask
        functions ??= await FunctionsAsync(cancellationToken);
        var all = await shapes.ListAsync(cancellationToken);
        return Results.Json(new SqlWordList([.. all.SelectMany(Views)], functions), SqlJsonContext.Default.SqlWordList);
    }

    // A dataset is found by its connection, and with those of other connections by its connector.
    private static IEnumerable<SqlView> Views(DatasetShape shape)
    {
        string[][] columns = [.. shape.Columns.Select(c => new[] { c.Name, c.Type.ToSql(), c.Description })];
        yield return new(shape.Connection, shape.View, shape.Description, columns);
        yield return new(shape.Connector, shape.View, $"All connections together. {shape.Description}", [["_connection", "VARCHAR", "The connection that the row is of."], .. columns]);
    }

    private async Task<IReadOnlyList<string[]>> FunctionsAsync(CancellationToken cancellationToken)
    {
        await using var result = await engine.ExecuteAsync(Functions, QueryParameters.None, QueryOptions.Ours, cancellationToken);
        return await result.ReadRowsAsync(cancellationToken).Where(r => QueryEngine.Allows((string)r[0]!)).Select(r => Array.ConvertAll(r, v => (string?)v ?? "")).ToListAsync(cancellationToken);
    }
}
