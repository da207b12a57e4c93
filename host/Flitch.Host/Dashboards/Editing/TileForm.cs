namespace Flitch.Host.Dashboards.Editing;

/// <summary>
/// The form of a tile: named fields. What a tile can have several of stands in rooms whose fields carry a number, <c>of0</c>, <c>column0</c>, <c>of1</c> …; a
/// room that nobody filled in counts for nothing. <see cref="TileFormWriter"/> makes one of a tile, <see cref="TileFormReader"/> a tile of one.
/// </summary>
/// <param name="fields">The fields by name; a field that is missing is empty.</param>
public sealed class TileForm(IReadOnlyDictionary<string, string> fields)
{
    /// <summary>A field; empty where it is missing.</summary>
    /// <param name="name">Its name.</param>
    public string this[string name] => fields.GetValueOrDefault(name) ?? "";

    /// <summary>Whether the question is asked in SQL.</summary>
    public bool IsSql => this["how"] == "sql";

    /// <summary>Whether plain rows are asked for instead of figures.</summary>
    public bool IsRows => this["answer"] == "rows";

    /// <summary>Whether there is anything to show yet: a dataset that was only just chosen has no figure.</summary>
    public bool IsAsking => this["kind"] == "text" || (IsSql ? this["sql"].Trim().Length > 0 : Filled(IsRows ? "show" : "of").Any());

    /// <summary>The numbers of the rooms that somebody filled in, in order.</summary>
    /// <param name="field">The field that makes a room one, without its number.</param>
    public IReadOnlyList<int> Filled(string field) => [.. Numbers(field).Where(n => this[field + n].Trim().Length > 0).Order()];

    /// <summary>The numbers of the rooms to show: those that are filled in, and an empty one.</summary>
    /// <param name="field">The field that makes a room one, without its number.</param>
    public IReadOnlyList<int> Rooms(string field) => Filled(field) is { Count: > 0 } filled ? [.. filled, filled[^1] + 1] : [0];

    private IEnumerable<int> Numbers(string field) => fields.Keys
        .Where(k => k.StartsWith(field, StringComparison.Ordinal))
        .Select(k => int.TryParse(k.AsSpan(field.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) && n < 1_000 ? n : -1)
        .Where(n => n >= 0);
}
