using Flitch.Analysis.Shapes;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Analysis.Tiles.Compiling;
using Flitch.Connectors;
using Flitch.Storage.Querying;

namespace Flitch.Analysis.Tiles;

/// <summary>Asks a tile's question.</summary>
/// <param name="engine">Runs SQL.</param>
public sealed class TileRunner(QueryEngine engine)
{
    /// <summary>How long a question may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks it.</summary>
    /// <param name="tile">The tile; it has a question.</param>
    /// <param name="view">What all tiles share.</param>
    /// <param name="shapes">The connection's datasets.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <exception cref="FlitchException">Kind usage: the question is wrong. Kind storage: a file is missing or damaged.</exception>
    public Task<TileAnswer> AskAsync(Tile tile, TileView view, IReadOnlyList<DatasetShape> shapes, CancellationToken cancellationToken) => tile.Query switch
    {
        BuiltQuery built => AskAsync(built, tile.Kind, view, shapes, cancellationToken),
        SqlQuery sql => AskAsync(sql, tile.Kind, view, cancellationToken),
        _ => throw new InvalidOperationException($"{tile.Id} asks nothing."),
    };

    /// <summary>The dataset that a question names.</summary>
    /// <param name="shapes">The connection's datasets.</param>
    /// <param name="connection">The connection's name.</param>
    /// <param name="dataset">The dataset's view.</param>
    /// <exception cref="FlitchException">Kind usage: there is none of that name.</exception>
    public static DatasetShape Find(IReadOnlyList<DatasetShape> shapes, string connection, string dataset) =>
        shapes.FirstOrDefault(s => s.View == dataset) ?? throw TileErrors.NoDataset(connection, dataset, shapes.Select(s => s.View));

    private async Task<TileAnswer> AskAsync(BuiltQuery query, TileKind kind, TileView view, IReadOnlyList<DatasetShape> shapes, CancellationToken cancellationToken)
    {
        var tile = TileCompiler.Compile(Find(shapes, view.Connection, query.Dataset), query, kind, view);
        await using var result = await engine.ExecuteAsync(tile.Sql, QueryParameters.None, QueryOptions.Ours with { Timeout = Patience }, cancellationToken);
        var answer = await AnswerReader.BuiltAsync(result, tile, query.Limit ?? TileLimits.Of(kind), view, cancellationToken);
        return answer with { Sql = tile.Sql, Grain = query.Grain, Ignored = tile.Ignored, Ranged = tile.Ranged };
    }

    private async Task<TileAnswer> AskAsync(SqlQuery query, TileKind kind, TileView view, CancellationToken cancellationToken)
    {
        var (sql, used) = SqlParameters.Fill(query.Sql, view);
        await using var result = await engine.ExecuteAsync(sql, QueryParameters.None, new QueryOptions { Schema = view.Connection, Timeout = Patience }, cancellationToken);
        var answer = await AnswerReader.SqlAsync(result, query, TileLimits.Of(kind), view, cancellationToken);
        return answer with
        {
            Sql = sql,
            Grain = query.Grain,
            Ignored = [.. view.Chosen.Where(c => c.Value.Count > 0 && !used.Contains(c.Key)).Select(c => c.Key)],
            Ranged = used.Contains("from") || used.Contains("to"),
        };
    }
}
