using Flitch.Analysis.Shapes;
using Flitch.Connectors;

namespace Flitch.Analysis.Rows;

/// <summary>What can be wrong with a question for rows.</summary>
internal static class RowErrors
{
    public static FlitchException NoColumn(DatasetShape shape, string name) => new(
        "rows:column",
        ErrorKind.Usage,
        $"{shape.Title} has no column {name}.",
        $"Its columns: {string.Join(", ", shape.Columns.Select(c => c.Name))}.");

    public static FlitchException NoHistory(DatasetShape shape) => new(
        "rows:as-of",
        ErrorKind.Usage,
        $"{shape.Title} keeps no snapshots that could be looked at as of a time.",
        "Leave as-of out, or filter by a time column.");

    public static FlitchException WrongKey(DatasetShape shape, int given) => new(
        "rows:key",
        ErrorKind.Usage,
        shape.PrimaryKey.Count == 0 ? $"{shape.Title} is one record without a key; {given} values were given." : $"A row of {shape.Title} is named by {string.Join(" and ", shape.PrimaryKey)}; {given} values were given.",
        "Give one value for each of them, in this order.");
}
