using Flitch.Analysis.Filters;
using Flitch.Analysis.Tiles;
using Flitch.Connectors;

namespace Flitch.Analysis.Dashboards.Reading;

/// <summary>Reads one tile of a dashboard's file.</summary>
internal static class TileReader
{
    public static Tile? Read(JsonPlace place)
    {
        if (!place.IsObject("id", "title", "kind", "place", "description", "text", "query", "accumulates", "format", "rules"))
        {
            return null;
        }

        var id = place.Text("id", needed: true);
        place = id is null ? place : place with { Path = $"{place.Path} ({id})" };
        var kind = place.Word<TileKind>("kind", needed: true);
        var tile = new Tile(id ?? "", place.Text("title", 120) ?? "", kind ?? TileKind.Text, Place(place))
        {
            Description = place.Text("description", 2000) ?? "",
            Text = place.Text("text", 5000) ?? "",
            Query = place.Member("query") is { } query ? QueryReader.Read(query) : null,
            Accumulates = Flag(place, "accumulates"),
            Format = place.Member("format") is { } format && format.IsObject("unit", "decimals") ? new(format.Text("unit", 20), format.Number("decimals", 0, 18)) : new(null, null),
            Rules = [.. place.Items("rules", 20).Select(Rule).OfType<TileRule>()],
        };
        Check(place, tile, kind is not null);
        return tile;
    }

    private static void Check(JsonPlace place, Tile tile, bool hasKind)
    {
        if (tile.Id.Length > 0 && !DashboardNames.IsOne(tile.Id))
        {
            place.Wrong("\"id\" is made of small letters, digits and hyphens, beginning with a letter.");
        }

        if (hasKind && tile.Kind == TileKind.Text && (tile.Text.Length == 0 || place.Member("query") is not null))
        {
            place.Wrong("a tile of the kind text has \"text\", and no \"query\".");
        }

        if (tile.Kind != TileKind.Text && (place.Member("query") is null || tile.Text.Length > 0))
        {
            place.Wrong("it needs a \"query\", and no \"text\".");
        }
    }

    private static bool Flag(JsonPlace place, string name)
    {
        var flag = place.Member(name);
        if (flag is { Value.ValueKind: not (System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) } wrong)
        {
            wrong.Wrong("true or false was expected.");
        }

        return flag?.Value.ValueKind == System.Text.Json.JsonValueKind.True;
    }

    private static TilePlace Place(JsonPlace tile)
    {
        if (tile.Member("place") is not { } place)
        {
            tile.Wrong("\"place\" is missing.");
            return default;
        }

        place.IsObject("x", "y", "w", "h");
        var found = new TilePlace(
            place.Number("x", 0, TilePlace.Columns - 1, needed: true) ?? 0,
            place.Number("y", 0, TilePlace.MaxRows - 1, needed: true) ?? 0,
            place.Number("w", 1, TilePlace.Columns, needed: true) ?? 1,
            place.Number("h", 1, TilePlace.MaxHeight, needed: true) ?? 1);
        if (found.X + found.W > TilePlace.Columns)
        {
            place.Wrong($"it reaches beyond the grid's {TilePlace.Columns} columns.");
        }

        return found;
    }

    private static TileRule? Rule(JsonPlace place)
    {
        if (!place.IsObject("column", "when", "look"))
        {
            return null;
        }

        var look = place.Word<TileLook>("look", needed: true);
        if (place.Text("column", needed: true) is not { } column || place.Text("when", needed: true) is not { } when || look is null)
        {
            return null;
        }

        try
        {
            var filter = FilterText.Read($"x.{when}");
            if (filter.Operator is not (FilterOperator.In or FilterOperator.Null or FilterOperator.NotNull))
            {
                return new(column, filter.Operator, filter.Values[0], look.Value);
            }
        }
        catch (FlitchException)
        {
            // Told below.
        }

        place.Wrong("\"when\" is an operator and a value, for example lt.0 or eq.canceled.");
        return null;
    }
}
