using System.Globalization;
using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Storage.Querying;

namespace Flitch.Analysis.Rows;

/// <summary>The snapshots of a snapshot object.</summary>
/// <param name="engine">Asks the datasets.</param>
public sealed class SnapshotReader(QueryEngine engine)
{
    /// <summary>The newest snapshots, newest first.</summary>
    /// <param name="shape">The shape of its newest rows.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind storage: a file is damaged.</exception>
    public Task<IReadOnlyList<SnapshotLine>> ListAsync(DatasetShape shape, int limit, CancellationToken cancellationToken) => ReadAsync(shape, "true", limit, cancellationToken);

    /// <summary>The last snapshot up to a moment; null when there was none yet.</summary>
    /// <param name="shape">The shape of its newest rows.</param>
    /// <param name="at">The moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind storage: a file is damaged.</exception>
    public async Task<SnapshotLine?> FindAsync(DatasetShape shape, DateTimeOffset at, CancellationToken cancellationToken) =>
        await ReadAsync(shape, $"_synced_at <= {RowSql.Moment(at)}", 1, cancellationToken) is [var last, ..] ? last : null;

    private async Task<IReadOnlyList<SnapshotLine>> ReadAsync(DatasetShape shape, string condition, int limit, CancellationToken cancellationToken)
    {
        var view = RowSql.View(shape, shape.View + "_snapshots");
        var changed = $"SELECT *, content_hash IS DISTINCT FROM lag(content_hash) OVER (ORDER BY _synced_at) AS changed FROM {view}";
        var sql = string.Create(CultureInfo.InvariantCulture, $"SELECT _synced_at, _run_id, rows, changed FROM ({changed}) WHERE {condition} ORDER BY _synced_at DESC LIMIT {limit}");
        await using var result = await engine.ExecuteAsync(sql, QueryParameters.None, QueryOptions.Ours, cancellationToken);
        var lines = new List<SnapshotLine>();
        await foreach (var row in result.ReadRowsAsync(cancellationToken))
        {
            lines.Add(new((DateTimeOffset)row[0]!, (string)row[1]!, (long)row[2]!, (bool)row[3]!));
        }

        return lines;
    }
}
