using System.Globalization;
using System.Text;
using Flitch.Connectors;

namespace Flitch.Storage.Querying;

/// <summary>Where in a text an error is, and how to point at it.</summary>
internal static class ErrorPlaces
{
    /// <summary>The place that binding or running names.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="position">Bytes of UTF-8 before the place; no number when it is not known.</param>
    public static ErrorPlace? AtByte(string sql, string position)
    {
        var bytes = Encoding.UTF8.GetBytes(sql);
        return Offset(position, bytes.Length) is { } offset ? After(Encoding.UTF8.GetString(bytes, 0, offset)) : null;
    }

    /// <summary>The place that the parser names.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="position">Characters of Unicode before the place; no number when it is not known.</param>
    public static ErrorPlace? AtCharacter(string sql, string position)
    {
        var runes = sql.EnumerateRunes().ToList();
        return Offset(position, runes.Count) is { } offset ? After(string.Concat(runes.Take(offset))) : null;
    }

    /// <summary>The line with a <c>^</c> under the place, as DuckDB's own shell shows it.</summary>
    public static string Point(string sql, ErrorPlace place)
    {
        const int Room = 60;
        var line = sql.Split('\n')[place.Line - 1].TrimEnd('\r');
        var from = Math.Max(0, place.Column - 1 - Room);
        var shown = line.Substring(from, Math.Min(line.Length - from, 2 * Room));
        var head = string.Create(CultureInfo.InvariantCulture, $"LINE {place.Line}: {(from > 0 ? "..." : "")}");
        return $"{head}{shown}{(from + shown.Length < line.Length ? "..." : "")}\n{new string(' ', head.Length + place.Column - 1 - from)}^";
    }

    private static int? Offset(string position, int length) =>
        int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset <= length ? offset : null;

    private static ErrorPlace After(string before) => new(before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
}
