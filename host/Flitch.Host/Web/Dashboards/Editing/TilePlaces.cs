using System.Globalization;
using Flitch.Analysis.Tiles;
using Flitch.Connectors;
using Microsoft.Extensions.Primitives;

namespace Flitch.Host.Web.Dashboards.Editing;

/// <summary>Places of tiles in a form: <c>id x y w h</c>, one value each. Whether they fit beside each other is for whoever keeps them to judge.</summary>
internal static class TilePlaces
{
    /// <summary>Reads them.</summary>
    /// <param name="values">The form's values.</param>
    /// <exception cref="FlitchException">One is no place, or a tile is there twice (usage).</exception>
    public static IReadOnlyDictionary<string, TilePlace> Read(StringValues values)
    {
        var places = new Dictionary<string, TilePlace>(StringComparer.Ordinal);
        foreach (var text in values)
        {
            if (text?.Split(' ') is not [var id, .. var numbers] || Place(numbers) is not { } place || !places.TryAdd(id, place))
            {
                throw new FlitchException("usage:place", ErrorKind.Usage, $"\"{text}\" is no place of a tile, or the tile is there twice.", "Reload the page, then arrange it again.");
            }
        }

        return places;
    }

    private static TilePlace? Place(string[] texts)
    {
        var numbers = texts.Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return numbers is [>= 0 and var x, >= 0 and var y, >= 0 and var w, >= 0 and var h] ? new TilePlace(x, y, w, h) : null;
    }
}
