using Flitch.Analysis.Filters;

namespace Flitch.Analysis.Tiles;

/// <summary>How somebody looks at a dashboard: what all its tiles share.</summary>
/// <param name="Connection">Whose datasets.</param>
/// <param name="From">Rows from here on; null from the beginning.</param>
/// <param name="To">Rows before this; null for all.</param>
/// <param name="Zone">Where days and months begin.</param>
public sealed record TileView(string Connection, DateTimeOffset? From, DateTimeOffset? To, TimeZoneInfo Zone)
{
    /// <summary>Chosen values of the dashboard's filters by column; a column that is not in it has no choice made.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>All columns that the dashboard has filters on: parameters of a question in SQL.</summary>
    public IReadOnlyList<string> Filterable { get; init; } = [];

    /// <summary>The chosen values as conditions on the columns that a dataset has.</summary>
    /// <param name="has">Whether it has a column.</param>
    internal IEnumerable<Filter> FiltersOn(Func<string, bool> has) => Chosen
        .Where(c => c.Value.Count > 0 && has(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal)
        .Select(c => new Filter(c.Key, c.Value.Count == 1 ? FilterOperator.Equal : FilterOperator.In, c.Value));
}
