using System.Text.Json;
using Flitch.Analysis.Dashboards.Reading;
using Flitch.Analysis.Tiles;
using Flitch.Connectors;

namespace Flitch.Analysis.Dashboards;

/// <summary>Reads a dashboard's file: every name known, every value in its bounds; whatever is wrong is told with its place.</summary>
public static class DashboardReader
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Reads it.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">The file's bytes, UTF-8.</param>
    /// <exception cref="FlitchException">Kind usage: something is wrong with it.</exception>
    public static Dashboard Read(string file, ReadOnlyMemory<byte> text)
    {
        var (dashboard, found) = Check(text);
        return found.Count == 0 ? dashboard! : throw JsonFindings.Error(file, found);
    }

    /// <summary>Reads it, and tells all that is wrong with it.</summary>
    /// <param name="text">The file's bytes, UTF-8.</param>
    /// <returns>The dashboard, null when something is wrong with it; and what.</returns>
    public static (Dashboard? Dashboard, IReadOnlyList<DashboardFinding> Found) Check(ReadOnlyMemory<byte> text)
    {
        var findings = new JsonFindings();
        try
        {
            using var json = JsonDocument.Parse(text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text, Options);
            var dashboard = Document(new JsonPlace(json.RootElement, "", findings));
            return (findings.All.Count == 0 ? dashboard : null, findings.All);
        }
        catch (JsonException e)
        {
            findings.Add("", e.LineNumber is { } line ? $"line {line + 1}, character {e.BytePositionInLine + 1}: here it ceases to be JSON, or a name is there twice." : "a name is there twice.");
            return (null, findings.All);
        }
    }

    private static Dashboard Document(JsonPlace place)
    {
        if (!place.IsObject("$schema", "version", "name", "title", "description", "connection", "range", "zone", "filters", "tiles"))
        {
            return new Dashboard("", "");
        }

        CheckVersion(place);
        var dashboard = new Dashboard(place.Text("name", needed: true) ?? "", place.Text("title", 120, needed: true) ?? "")
        {
            Description = place.Text("description", 2000) ?? "",
            Connection = place.Text("connection"),
            Range = Range(place),
            Zone = Zone(place),
            Filters = [.. place.Items("filters", 10).Select(Filter).OfType<DashboardFilter>()],
            Tiles = [.. place.Items("tiles", Dashboard.MaxTiles).Select(TileReader.Read).OfType<Tile>()],
        };
        Check(place, dashboard);
        return dashboard;
    }

    private static void CheckVersion(JsonPlace place)
    {
        if (place.Member("version") is not { } version)
        {
            place.Wrong($"\"version\" is missing; this Flitch writes and reads version {Dashboard.Version}.");
        }
        else if (version.Value.ValueKind != JsonValueKind.Number || !version.Value.TryGetInt32(out var number) || number != Dashboard.Version)
        {
            version.Wrong($"it is not {Dashboard.Version}, which is the one that this Flitch reads.");
        }
    }

    private static void Check(JsonPlace place, Dashboard dashboard)
    {
        if (dashboard.Name.Length > 0 && !DashboardNames.IsOne(dashboard.Name))
        {
            place.Wrong("\"name\" is made of small letters, digits and hyphens, beginning with a letter.");
        }

        foreach (var (tile, i) in dashboard.Tiles.Select((t, i) => (t, i)).Where(t => t.t.Id.Length > 0 && dashboard.Tiles.Take(t.i).Any(o => o.Id == t.t.Id)))
        {
            (place with { Path = $"tiles[{i}].id" }).Wrong($"two tiles have the id {tile.Id}.");
        }

        foreach (var (tile, i) in dashboard.Tiles.Select((t, i) => (t, i)))
        {
            if (dashboard.Tiles.Skip(i + 1).FirstOrDefault(o => o.Place.Overlaps(tile.Place)) is { } other && tile.Place != default)
            {
                (place with { Path = $"tiles[{dashboard.Tiles.ToList().IndexOf(other)}].place" }).Wrong($"the tiles {tile.Id} and {other.Id} stand on the same place.");
            }
        }
    }

    private static DashboardRange Range(JsonPlace place)
    {
        if (place.Text("range") is not { } text)
        {
            return DashboardRange.Default;
        }

        if (DashboardRange.TryRead(text) is { } range)
        {
            return range;
        }

        place.Member("range")!.Value.Wrong("a range such as 12m, 30d, 5y, all or 2026-01-01..2026-03-31 was expected.");
        return DashboardRange.Default;
    }

    private static string Zone(JsonPlace place)
    {
        var zone = place.Text("zone") ?? "UTC";
        if (ZonedTime.Find(zone) is null)
        {
            place.Member("zone")!.Value.Wrong("a time zone such as UTC or Europe/Berlin was expected.");
        }

        return zone;
    }

    private static DashboardFilter? Filter(JsonPlace place) => place.IsObject("column", "title", "values") && place.Text("column", needed: true) is { } column
        ? new DashboardFilter(column, place.Text("title") ?? column, place.Texts("values"))
        : null;
}
