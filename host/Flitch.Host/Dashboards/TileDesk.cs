using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Shapes;
using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Analysis.Tiles.Tracing;
using Flitch.Connectors;
using Flitch.Storage.Datasets;

namespace Flitch.Host.Dashboards;

/// <summary>
/// Answers tiles. An answer is kept as long as no dataset that it is made of had another commit, so that drawing a dashboard again costs next to nothing; the same question
/// asked twice at once is asked once.
/// </summary>
internal sealed class TileDesk(TileRunner runner, ShapeCatalog catalog)
{
    private const int Kept = 400;

    private readonly ConcurrentDictionary<string, Lazy<Task<TileAnswer>>> _answers = new(StringComparer.Ordinal);

    /// <summary>Answers one tile. Whatever is wrong with it stands in its report, and hurts no other.</summary>
    /// <param name="tile">The tile; it has a question.</param>
    /// <param name="look">How it is looked at.</param>
    /// <param name="cancellationToken">Stops waiting; the answer is kept for the next who asks.</param>
    public async Task<TileReport> ReportAsync(Tile tile, DashboardLook look, CancellationToken cancellationToken)
    {
        var report = new TileReport(tile) { Datasets = TileDatasets.Of(tile, look.Status) };
        if (look.Status is null)
        {
            return report with { NoDataYet = true };
        }

        if (report.Datasets.Count > 0 && look.Status.Datasets.All(d => d.AsOf is null || !report.Datasets.Contains(d.Dataset)))
        {
            return report with { NoDataYet = true };
        }

        try
        {
            report = report with { Answer = await AskAsync(tile, look, report.Datasets, cancellationToken) };
        }
        catch (FlitchException e)
        {
            report = report with { Error = e.Error };
        }

        return TileCompleteness.Add(report, look);
    }

    /// <summary>Says which rows a figure is made of; null where the question does not say.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="look">How it is looked at.</param>
    /// <param name="values">The answer's row.</param>
    /// <param name="figure">The figure's column.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">The question or a value is wrong (usage).</exception>
    public async Task<TileTrace?> TraceAsync(Tile tile, DashboardLook look, IReadOnlyDictionary<string, string?> values, string? figure, CancellationToken cancellationToken) =>
        TileTracer.Trace(tile, look.View, await ShapesAsync(look, cancellationToken), values, figure);

    /// <summary>How many rows a figure is made of.</summary>
    /// <param name="trace">The figure's trace.</param>
    /// <param name="look">How the dashboard is looked at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<long?> CountAsync(TileTrace trace, DashboardLook look, CancellationToken cancellationToken)
    {
        var tile = new Tile("count", "count", TileKind.Number, new TilePlace(0, 0, 1, 1)) { Query = new BuiltQuery(trace.Dataset) { Measures = [new("rows", MeasureKind.Count, null)], Filters = trace.Filters } };
        var answer = await AskAsync(tile, Whole(look), TileDatasets.Of(tile, look.Status), cancellationToken);
        return answer.Rows is [[{ } count]] ? long.Parse(count, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The values that a filter can have, the frequent ones first.</summary>
    /// <param name="column">The filter's column.</param>
    /// <param name="look">How the dashboard is looked at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<string>> ChoicesAsync(string column, DashboardLook look, CancellationToken cancellationToken)
    {
        if (look.Status is null)
        {
            return [];
        }

        var shapes = await ShapesAsync(look, cancellationToken);
        var views = look.Dashboard.Tiles.Select(t => t.Query).Select(q => (q as BuiltQuery)?.Dataset ?? (q as SqlQuery)?.Rows?.Dataset).Distinct()
            .Where(v => shapes.Any(s => s.View == v && s.Find(column) is not null)).OfType<string>();
        var values = new List<string?>();
        foreach (var view in views)
        {
            var tile = new Tile(column, column, TileKind.Table, new TilePlace(0, 0, 1, 1)) { Query = new BuiltQuery(view) { Measures = [new("rows", MeasureKind.Count, null)], Group = [column], Limit = 500 } };
            values.AddRange(await ValuesAsync(tile, look, cancellationToken));
        }

        return [.. values.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<string?>> ValuesAsync(Tile tile, DashboardLook look, CancellationToken cancellationToken)
    {
        try
        {
            return (await AskAsync(tile, Whole(look), TileDatasets.Of(tile, look.Status), cancellationToken)).Rows.Select(r => r[0]);
        }
        catch (FlitchException)
        {
            return []; // its own tiles tell what is wrong with the dataset
        }
    }

    private static DashboardLook Whole(DashboardLook look) => look with { Range = new DashboardRange("all"), Chosen = new Dictionary<string, IReadOnlyList<string>>() };

    private async Task<TileAnswer> AskAsync(Tile tile, DashboardLook look, IReadOnlyList<string> datasets, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(tile, look, datasets, cancellationToken);
        if (_answers.Count > Kept)
        {
            _answers.Clear();
        }

        var answer = _answers.GetOrAdd(key, _ => new(() => AskAsync(tile, look)));
        try
        {
            return await answer.Value.WaitAsync(cancellationToken);
        }
        catch (FlitchException)
        {
            _answers.TryRemove(key, out _); // a file may be whole again
            throw;
        }
    }

    private async Task<TileAnswer> AskAsync(Tile tile, DashboardLook look)
    {
        // Whoever asked first may leave; others may wait for the same answer. The question has a limit of its own.
        var shapes = await ShapesAsync(look, CancellationToken.None);
        return await runner.AskAsync(tile, look.View, shapes, CancellationToken.None);
    }

    private async Task<IReadOnlyList<DatasetShape>> ShapesAsync(DashboardLook look, CancellationToken cancellationToken) =>
        [.. (await catalog.ListAsync(cancellationToken)).Where(s => s.Connection == look.Connection)];

    private async Task<string> KeyAsync(Tile tile, DashboardLook look, IReadOnlyList<string> datasets, CancellationToken cancellationToken)
    {
        var view = look.View;
        var text = new StringBuilder(Encoding.UTF8.GetString(DashboardWriter.Write(new Dashboard("x", "x") { Tiles = [tile] })))
            .Append(CultureInfo.InvariantCulture, $"{view.Connection} {view.From:O} {view.To:O} {view.Zone.Id} {string.Join(' ', view.Filterable)}");
        foreach (var (column, values) in view.Chosen.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            text.Append('\0').Append(column).Append('\0').AppendJoin('\0', values);
        }

        foreach (var dataset in datasets)
        {
            var manifest = await catalog.ManifestAsync(new DatasetName(look.Connection!, dataset), cancellationToken);
            text.Append(CultureInfo.InvariantCulture, $" {dataset} {manifest?.Commit} {manifest?.CommittedAt:O} {manifest?.Fingerprint}");
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
