using Flitch.Connectors;

namespace Flitch.Analysis.Filters;

/// <summary>
/// A filter as text, for addresses and files: <c>asset.eq.XXBT</c>, <c>time.ge.2026-01-01T00:00:00Z</c>, <c>type.in.deposit,withdrawal</c>, <c>fee.null</c>. In a list
/// a comma or backslash that belongs to a value stands behind a backslash.
/// </summary>
public static class FilterText
{
    private static readonly Dictionary<string, FilterOperator> Operators = new(StringComparer.Ordinal)
    {
        ["eq"] = FilterOperator.Equal,
        ["ne"] = FilterOperator.NotEqual,
        ["lt"] = FilterOperator.Less,
        ["le"] = FilterOperator.LessOrEqual,
        ["gt"] = FilterOperator.Greater,
        ["ge"] = FilterOperator.GreaterOrEqual,
        ["contains"] = FilterOperator.Contains,
        ["in"] = FilterOperator.In,
        ["null"] = FilterOperator.Null,
        ["notnull"] = FilterOperator.NotNull,
    };

    /// <summary>Reads a filter. Whether the column exists and the value fits is for <see cref="FilterSql"/> to say.</summary>
    /// <param name="text">Its text form.</param>
    /// <exception cref="FlitchException">Kind usage: it is none.</exception>
    public static Filter Read(string text)
    {
        var parts = text.Split('.', 3);
        if (parts.Length < 2 || parts[0].Length == 0 || !Operators.TryGetValue(parts[1], out var comparison))
        {
            throw Wrong(text);
        }

        var bare = comparison is FilterOperator.Null or FilterOperator.NotNull;
        if (bare != (parts.Length == 2))
        {
            throw Wrong(text);
        }

        return new(parts[0], comparison, bare ? [] : comparison == FilterOperator.In ? FilterValues.Split(parts[2]) : [parts[2]]);
    }

    /// <summary>Writes a filter; <see cref="Read"/> reads it back.</summary>
    /// <param name="filter">The filter.</param>
    public static string Write(Filter filter)
    {
        var name = Operators.First(o => o.Value == filter.Operator).Key;
        return filter.Operator switch
        {
            FilterOperator.Null or FilterOperator.NotNull => $"{filter.Column}.{name}",
            FilterOperator.In => $"{filter.Column}.{name}.{FilterValues.Join(filter.Values)}",
            _ => $"{filter.Column}.{name}.{filter.Values[0]}",
        };
    }

    private static FlitchException Wrong(string text) => new(
        "filter:text",
        ErrorKind.Usage,
        $"\"{text}\" is no filter.",
        $"Write COLUMN.OPERATOR.VALUE, for example asset.eq.XXBT. Operators: {string.Join(", ", Operators.Keys)}.");
}
