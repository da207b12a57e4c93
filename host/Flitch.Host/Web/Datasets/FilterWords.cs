using Flitch.Analysis.Filters;
using Flitch.Connectors;

namespace Flitch.Host.Web.Datasets;

/// <summary>Filters as people say them.</summary>
internal static class FilterWords
{
    /// <summary>What a person can choose from: a comparison's name, its words, and the kinds of columns that it fits.</summary>
    public static IReadOnlyList<(string Name, string Words, string Kinds)> Operators { get; } =
    [
        ("eq", "is", "text number time boolean"), ("ne", "is not", "text number time boolean"), ("contains", "contains", "text list"), ("in", "is one of (a,b)", "text number"),
        ("lt", "below", "number time text"), ("le", "at most", "number time text"), ("gt", "above", "number time text"), ("ge", "at least", "number time text"),
        ("null", "is missing", "text number time boolean list"), ("notnull", "is there", "text number time boolean list"),
    ];

    /// <summary><c>asset is XXBT</c>; the text itself where it is no filter.</summary>
    /// <param name="text">A filter's text form.</param>
    public static string Of(string text)
    {
        try
        {
            var filter = FilterText.Read(text);
            return $"{filter.Column} {Words(filter.Operator)}{(filter.Values.Count == 0 ? "" : " " + string.Join(" or ", filter.Values))}";
        }
        catch (FlitchException)
        {
            return text;
        }
    }

    private static string Words(FilterOperator comparison) => comparison switch
    {
        FilterOperator.Equal or FilterOperator.In => "is",
        FilterOperator.NotEqual => "is not",
        FilterOperator.Less => "below",
        FilterOperator.LessOrEqual => "at most",
        FilterOperator.Greater => "above",
        FilterOperator.GreaterOrEqual => "at least",
        FilterOperator.Contains => "contains",
        FilterOperator.Null => "is missing",
        _ => "is there",
    };
}
