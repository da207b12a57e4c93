using Flitch.Storage.Evolving;

namespace Flitch.Host.Cli.Schemas;

/// <summary>Says in words what a changed schema means for stored rows.</summary>
internal static class DifferenceText
{
    /// <summary>The sentences, the weightiest first.</summary>
    /// <param name="difference">What changed.</param>
    public static IEnumerable<string> Of(ObjectDifference difference) => difference switch
    {
        { Kind: "added" } => ["new: a connection can keep it from now on; nothing is stored yet."],
        { Kind: "removed" } => ["gone: it is refreshed no more. What is stored stays on disk, and can be queried."],
        { Kind: "same" } => ["nothing changed."],
        { Forecast: { } forecast } => [.. Verdict(forecast), .. forecast.Columns.SelectMany(Of), .. Division(forecast), .. Rest(difference)],
        _ => [],
    };

    private static IEnumerable<string> Verdict(SchemaForecast forecast)
    {
        if (forecast.Obstacles.Count > 0)
        {
            yield return $"refused: {string.Join(", and ", forecast.Obstacles)}. Stored rows cannot follow, so the next refresh changes nothing and says so (storage:schema-changed). "
                + "Take the change back, or read the dataset anew: flitch refresh CONNECTION DATASET --full.";
        }
        else if (forecast.Converts)
        {
            yield return forecast.RewritesFiles
                ? "converted: the next refresh writes every file anew in one commit, before new rows come. Nothing is read again from the service."
                : "noted: files stay as they are; the next refresh notes the new fingerprint. Nothing is read again from the service.";
        }
        else
        {
            yield return "kept: stored rows do not change (the fingerprint is the same).";
        }
    }

    private static IEnumerable<string> Of(ColumnForecast column)
    {
        if (column.IsRemoved)
            yield return $"{column.Name} is gone: its values move into _rescued, and come home when the column is back.";
        else if (column.Before is null)
            yield return $"{column.Name} is new ({column.Type!.ToSql()}): values that _rescued holds come home; rows without one have null until they are read again (--full).";
        else if (column.Before != column.Name)
            yield return $"{column.Before} is called {column.Name}: its values stay.";
        if (column.TypeBefore is { } type)
            yield return $"{column.Name} was {type.ToSql()} and is {column.Type!.ToSql()}: {Retyped(column)}";
        else if (column.KeepsJson is { } json)
            yield return json
                ? $"{column.Name} keeps its values whole as JSON: stored texts get their quotes, and lists and objects that _rescued holds come home."
                : $"{column.Name} kept its values whole as JSON and is plain text: {Retyped(column)}";
        if (column.AddedNulls.Count > 0)
            yield return $"{column.Name}: {Quoted(column.AddedNulls)} means null from now on; stored values equal to it become null.";
        if (column.LostNulls.Count > 0)
            yield return $"{column.Name}: {Quoted(column.LostNulls)} means null no longer; refused where a stored row has null there, because it may have been that value (storage:null-value-gone).";
        if (IsOnlyReadOtherwise(column))
            yield return $"{column.Name} is read from another place, or has a former name more: stored values stay, gaps are filled out of _rescued.";
    }

    private static string Retyped(ColumnForecast column) =>
        column.AlwaysFits ? "every value fits, exactly."
        : !column.RefusesMisfits ? "each value is read anew, exactly; one that does not fit is kept in _rescued."
        : "each value is read anew, exactly; one that does not fit refuses the whole change and names its row (storage:retype-loses). With --full it goes into _rescued.";

    private static bool IsOnlyReadOtherwise(ColumnForecast column) =>
        column is { ComesHome: true, IsRemoved: false, TypeBefore: null, KeepsJson: null, AddedNulls.Count: 0, LostNulls.Count: 0 } && column.Before == column.Name;

    private static IEnumerable<string> Division(SchemaForecast forecast) =>
        forecast is { DividesAnew: true, Obstacles.Count: 0 } ? ["rows are divided into partitions anew."] : [];

    private static IEnumerable<string> Rest(ObjectDifference difference) =>
        difference.Others.Count > 0 ? [$"also different, without stored rows changing: {string.Join(", ", difference.Others)}."] : [];

    private static string Quoted(IReadOnlyList<string> values) => string.Join(" and ", values.Select(v => $"\"{v}\""));
}
