using System.Collections.Concurrent;
using Flitch.Analysis.Rows;
using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Storage.Querying;

namespace Flitch.Analysis.Profiles;

/// <summary>Profiles of datasets, made when asked for and kept until the next commit. Safe for several threads.</summary>
/// <param name="engine">Asks the datasets.</param>
public sealed class ProfileReader(QueryEngine engine)
{
    /// <summary>Up to so many rows different values are counted, beyond it they are estimated.</summary>
    public const long ExactUpTo = 200_000;

    /// <summary>So many values of a column are suggested at most.</summary>
    public const int Suggested = 200;

    private const int TopShown = 5;
    private const int TopAmong = 1_000;
    private readonly ConcurrentDictionary<(string Connection, string View), (long Commit, DatasetProfile Profile)> _known = new();

    /// <summary>A dataset's profile.</summary>
    /// <param name="shape">The dataset.</param>
    /// <param name="commit">The number of its last commit: a profile is made once for each.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind storage: a file is damaged.</exception>
    public async Task<DatasetProfile> ReadAsync(DatasetShape shape, long commit, long rows, CancellationToken cancellationToken)
    {
        var name = (shape.Connection, shape.View);
        if (_known.TryGetValue(name, out var known) && known.Commit == commit)
        {
            return known.Profile;
        }

        var profile = await MakeAsync(shape, rows > ExactUpTo, cancellationToken);
        _known[name] = (commit, profile);
        return profile;
    }

    /// <summary>The most frequent values of a column, at most <see cref="Suggested"/>; those that are missing are left out.</summary>
    /// <param name="shape">The dataset.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is no such column (usage), or a file is damaged (storage).</exception>
    public async Task<IReadOnlyList<string>> ValuesAsync(DatasetShape shape, string name, CancellationToken cancellationToken)
    {
        var column = shape.Find(name) ?? throw RowErrors.NoColumn(shape, name);
        var top = await AskAsync(ProfileSql.Top([(0, column)], RowSql.View(shape, shape.View), Suggested), cancellationToken);
        return [.. top.Select(r => r[1] as string).OfType<string>()];
    }

    private async Task<DatasetProfile> MakeAsync(DatasetShape shape, bool isApproximate, CancellationToken cancellationToken)
    {
        var view = RowSql.View(shape, shape.View);
        var figures = (await AskAsync(ProfileSql.Figures(shape, view, isApproximate), cancellationToken))[0];
        var rows = (long)figures[0]!;
        var columns = shape.Columns.Select((column, i) => Column(column, rows, figures.AsSpan(1 + (i * 4), 4))).ToList();
        var few = columns.Select((c, i) => (Index: i, c.Column, c.Distinct)).Where(c => c.Distinct is > 0 and <= TopAmong && (c.Distinct < rows || rows == 1)).Select(c => (c.Index, c.Column)).ToList();
        foreach (var group in few.Count == 0 ? [] : (await AskAsync(ProfileSql.Top(few, view, TopShown), cancellationToken)).GroupBy(r => (int)r[0]!))
        {
            columns[group.Key] = columns[group.Key] with { Top = [.. group.Select(r => new TopValue(r[1] as string ?? "", (long)r[2]!))] };
        }

        return new DatasetProfile(rows, isApproximate, columns);
    }

    private static ColumnProfile Column(ShapeColumn column, long rows, ReadOnlySpan<object?> figures) =>
        new(column, rows - (long)figures[0]!, figures[1] as long?, CellText.Of(figures[2]), CellText.Of(figures[3]), []);

    private async Task<List<object?[]>> AskAsync(string sql, CancellationToken cancellationToken)
    {
        await using var result = await engine.ExecuteAsync(sql, QueryParameters.None, QueryOptions.Ours, cancellationToken);
        var rows = new List<object?[]>();
        await foreach (var row in result.ReadRowsAsync(cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }
}
