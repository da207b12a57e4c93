using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Host.Dashboards;
using Flitch.Host.Json;

namespace Flitch.Host.Web.Api;

/// <summary>The figures of a tile.</summary>
/// <param name="Tile">The tile's id.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Connection">The connection whose data it is; null where there is none.</param>
/// <param name="Range">The range that was asked for; tiles of what is true now have none.</param>
/// <param name="Zone">The time zone by whose clocks stretches of time begin.</param>
/// <param name="Columns">The columns; empty without an answer.</param>
/// <param name="Rows">The rows, each a list of texts in the columns' order; null for a missing value.</param>
/// <param name="More">Whether there are more rows than a tile shows.</param>
/// <param name="NotFilteredBy">Chosen filters that it has no column for.</param>
/// <param name="AsOf">The service's clock to which all its datasets are up to date; null where one never was refreshed.</param>
/// <param name="Complete">The stretch in which every row that it is made of is stored; null for what is true now, and when there is none.</param>
/// <param name="Gaps">Stretches of its datasets that are still missing.</param>
/// <param name="Needs">Which history it still needs and when that will be there, in words; null where its figures are whole.</param>
/// <param name="Error">Why there is no answer; null where there is one, or nothing was fetched yet.</param>
internal sealed record TileJson(
    string Tile,
    string Title,
    string? Connection,
    string Range,
    string Zone,
    IReadOnlyList<TileColumnJson> Columns,
    IReadOnlyList<IReadOnlyList<string?>> Rows,
    bool More,
    IReadOnlyList<string> NotFilteredBy,
    DateTimeOffset? AsOf,
    RangeJson? Complete,
    int Gaps,
    string? Needs,
    ErrorJson? Error)
{
    /// <summary>A tile's figures; what only leads back to rows is left out.</summary>
    /// <param name="report">What came of its question.</param>
    /// <param name="look">How the dashboard is looked at.</param>
    public static TileJson Of(TileReport report, DashboardLook look)
    {
        var shown = report.Answer is { } answer ? answer.Columns.Select((c, i) => (Column: c, Index: i)).Where(c => c.Column.Role != AnswerRole.Key).ToList() : [];
        return new TileJson(
            report.Tile.Id,
            report.Tile.Title,
            look.Status?.Connection.Name,
            look.Range.Text,
            look.Zone.Id,
            [.. shown.Select(c => TileColumnJson.Of(c.Column, report.Tile))],
            [.. report.Answer?.Rows.Select(r => (IReadOnlyList<string?>)[.. shown.Select(c => r[c.Index])]) ?? []],
            report.Answer?.Cut ?? false,
            report.Answer?.Ignored ?? [],
            report.AsOf,
            RangeJson.Of(report.Stretch),
            report.Gaps,
            report.Needs,
            ErrorJson.Of(report.Error));
    }
}

/// <summary>A column of a tile's figures.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it is to the tile: <c>time</c>, <c>group</c>, <c>measure</c> or <c>plain</c>, a value of a row as it is.</param>
/// <param name="Number">Whether it holds numbers.</param>
/// <param name="Unit">The unit of its numbers in words; null for none, and where <c>unitBy</c> decides it.</param>
/// <param name="UnitBy">The column whose values decide the unit: values must not be added up across different ones of it. Null where all have one unit.</param>
internal sealed record TileColumnJson(string Name, AnswerRole Role, bool Number, string? Unit, string? UnitBy)
{
    /// <summary>A column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="tile">Its tile.</param>
    public static TileColumnJson Of(AnswerColumn column, Tile tile) => new(
        column.Name, column.Role, column.IsNumber, column is { IsNumber: true, Role: AnswerRole.Measure or AnswerRole.Plain } ? tile.Format.Unit ?? (column.IsUnitValue ? null : column.Unit) : null, column.UnitBy);
}
