using System.Text;
using System.Text.RegularExpressions;
using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Shapes;
using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Connectors;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Host.Cli.Schemas.Dashboards;

/// <summary>Checks one dashboard's file: as it is read when it is shown, and each tile as it is asked then, of datasets that have no rows.</summary>
/// <param name="path">The file.</param>
/// <param name="data">The datasets; null where their schema files have mistakes, which are told first.</param>
internal sealed partial class DashboardCheck(string path, EmptyDatasets? data)
{
    private readonly List<SchemaDiagnostic> _found = [];
    private JsonPlaces _places = new(new JsonNull(SourceSpan.Start));

    /// <summary>What is wrong with it.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(Dashboard? Dashboard, IReadOnlyList<SchemaDiagnostic> Found)> RunAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            _places = new JsonPlaces(JsonReader.Read(text));
        }
        catch (JsonSyntaxException e)
        {
            return (null, [SchemaDiagnostic.Error(DiagnosticIds.NotJson, e.Message, "Write plain JSON: double quotes, no comments, no comma after the last item.", path, e.Span)]);
        }

        var (dashboard, found) = DashboardReader.Check(Encoding.UTF8.GetBytes(text));
        foreach (var finding in found)
        {
            Tell(DashboardIds.Grammar, finding.Place, finding.ToString(), "See docs/dashboards.md.");
        }

        for (var i = 0; data is not null && i < (dashboard?.Tiles.Count ?? 0); i++)
        {
            await TileAsync(dashboard!, dashboard!.Tiles[i], $"tiles[{i}]", cancellationToken);
        }

        Filters(dashboard);
        return (dashboard, [.. _found.OrderBy(f => f.Span.Offset)]);
    }

    private async Task TileAsync(Dashboard dashboard, Tile tile, string place, CancellationToken cancellationToken)
    {
        if (tile.Query is null || Asks(tile.Query).EndsWith("_removed", StringComparison.Ordinal))
        {
            return; // rows that a service no longer serves have a view from the first one on
        }

        try
        {
            var view = new TileView(EmptyDatasets.Connection, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1), ZonedTime.Find(dashboard.Zone)!) { Filterable = [.. dashboard.Filters.Select(f => f.Column)] };
            var answer = await new TileRunner(data!.Engine).AskAsync(tile, view, data.Shapes, cancellationToken);
            Rules(tile, answer, place);
            Rows((tile.Query as SqlQuery)?.Rows, answer, $"{place}.query.rows");
        }
        catch (FlitchException e)
        {
            Tell(tile, e.Error, $"{place}.query");
        }
    }

    private static string Asks(TileQuery query) => query switch
    {
        BuiltQuery built => built.Dataset,
        SqlQuery { Rows: { } rows } => rows.Dataset,
        _ => "",
    };

    private void Rules(Tile tile, TileAnswer answer, string place)
    {
        foreach (var (rule, i) in tile.Rules.Select((r, i) => (r, i)).Where(r => answer.Columns.All(c => c.Name != r.r.Column)))
        {
            Tell(DashboardIds.Column, $"{place}.rules[{i}].column", $"The answer of the tile {tile.Id} has no column {rule.Column}.", $"Its columns: {Names(answer)}.");
        }
    }

    private static string Names(TileAnswer answer) => string.Join(", ", answer.Columns.Where(c => c.Role != AnswerRole.Key).Select(c => c.Name));

    private void Rows(RowsOf? rows, TileAnswer answer, string place)
    {
        if (rows is null)
        {
            return;
        }

        var shape = TileRunner.Find(data!.Shapes, EmptyDatasets.Connection, rows.Dataset);
        foreach (var (result, column) in rows.Columns)
        {
            Missing(shape, column, $"{place}.columns.{result}");
            if (answer.Columns.All(c => c.Name != result))
            {
                Tell(DashboardIds.Column, $"{place}.columns.{result}", $"The answer has no column {result}.", $"Its columns: {Names(answer)}.");
            }
        }

        if (rows.Time is { } time)
        {
            Missing(shape, time, $"{place}.time");
        }

        FilterSql.All(shape, rows.Filters);
    }

    private void Filters(Dashboard? dashboard)
    {
        foreach (var (filter, i) in (data is null ? [] : dashboard?.Filters ?? []).Select((f, i) => (f, i)).Where(f => data!.Shapes.All(s => s.Find(f.f.Column) is null)))
        {
            Tell(DashboardIds.Column, $"filters[{i}].column", $"No dataset has a column {filter.Column}.", "Filter by a column that tiles have.");
        }
    }

    private void Missing(DatasetShape shape, string column, string place)
    {
        if (shape.Find(column) is null)
        {
            Tell(DashboardIds.Column, place, $"{shape.Title} has no column {column}.", $"Its columns: {string.Join(", ", shape.Columns.Select(c => c.Name))}.");
        }
    }

    private void Tell(Tile tile, ErrorInfo error, string place)
    {
        var id = DashboardIds.Of(error.Code);
        var at = id == DashboardIds.Dataset ? _places.Naming(place, Asks(tile.Query!))
            : NoColumn().Match(error.Summary) is { Success: true } column ? _places.Naming(place, column.Groups[1].Value)
            : error.Place is { Line: var line } ? $"{place}.sql[{line - 1}]"
            : place;
        var summary = id == DashboardIds.Dataset ? $"The tile {tile.Id} asks {Asks(tile.Query!)}, which no schema file beside it makes." : $"The tile {tile.Id} cannot be answered: {error.Summary.Split("\n\nLINE ")[0].ReplaceLineEndings(" ")}";
        var fix = id == DashboardIds.Dataset ? $"There are: {string.Join(", ", data!.Shapes.Select(s => s.View))}." : error.Fix.ReplaceLineEndings(" ");
        Tell(id, at, summary, fix);
    }

    private void Tell(string id, string place, string message, string fix) => _found.Add(SchemaDiagnostic.Error(id, message, fix, path, _places.Of(place)));

    [GeneratedRegex(@" has no column (\w+)\.$")]
    private static partial Regex NoColumn();
}
