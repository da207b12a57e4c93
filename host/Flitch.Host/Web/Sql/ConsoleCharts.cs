using System.Text.Json;
using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Connectors;
using Flitch.Host.Dashboards.Charts;
using Flitch.Host.Dashboards.Editing;
using Flitch.Host.Web.Serving;
using Flitch.Storage.Querying;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Sql;

/// <summary>Draws an answer that a page of the console shows. The page sends what it shows, so that no query runs twice; a tile's own drawing makes the chart.</summary>
internal static class ConsoleCharts
{
    /// <summary>The chart, or why there is none, as a part of the page.</summary>
    /// <param name="request">The form: the choice as a tile's form has it, and <c>shown</c>, the columns and rows that it is about.</param>
    /// <exception cref="FlitchException">What is chosen cannot be drawn (usage).</exception>
    public static async Task<IResult> DrawAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var tile = new TileFormReader(new TileForm(Fields(form))).Read(new Tile("chart", "", TileKind.Bar, new TilePlace(0, 0, 12, 6)));
        var shown = Shown(form["shown"].ToString());
        var query = (SqlQuery)tile.Query!;
        var columns = shown.Columns.Select(c => new QueryColumn(c[0]!, c[1]!)).ToList();
        if (query.Values.Count == 0)
        {
            throw Wrong("No figure is chosen.", "Tick a column of numbers.");
        }

        var model = ChartMaker.Make(tile, TileAnswer.Of(query, columns, [.. shown.Rows.Select(r => Times(r, columns, query))]));
        return PageResults.Of<ConsoleChart>(new { Model = model });
    }

    /// <summary>A form's fields as a tile's form reads them: ticked columns are lines of one text.</summary>
    /// <param name="form">The form.</param>
    public static Dictionary<string, string> Fields(IFormCollection form)
    {
        var fields = form.ToDictionary(f => f.Key, f => f.Value.ToString());
        fields["values"] = string.Join('\n', form["values"].OfType<string>());
        fields["how"] = "sql";
        return fields;
    }

    // Stretches of time begin without an offset, as a tile's own answer has them on the clocks of UTC.
    private static string?[] Times(string?[] row, List<QueryColumn> columns, SqlQuery query)
    {
        var x = query.Grain is null ? -1 : columns.FindIndex(c => c.Name == query.X && ChartGuess.IsTime(c));
        return x < 0 || row[x] is not { } text ? row : [.. row.Select((v, i) => i == x ? Local(text) : v)];
    }

    private static string Local(string text) => text.Length == "2026-01-01".Length ? text + "T00:00:00" : text.TrimEnd('Z');

    private static ShownAnswer Shown(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SqlJsonContext.Default.ShownAnswer) is { Columns: { } columns, Rows: { } rows } shown
                && columns.All(c => c is [not null, not null]) && rows.All(r => r?.Length == columns.Count)
                ? shown
                : throw Unreadable;
        }
        catch (JsonException)
        {
            throw Unreadable;
        }
    }

    private static FlitchException Unreadable => Wrong("What was to be drawn cannot be read.", "Run the query again.");

    private static FlitchException Wrong(string summary, string fix) => new("query:chart", ErrorKind.Usage, summary, fix);
}
