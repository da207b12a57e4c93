using Flitch.Analysis.Shapes;
using Flitch.Connectors;

namespace Flitch.Analysis.Tiles;

/// <summary>What can be wrong with a tile's question, in a person's words.</summary>
internal static class TileErrors
{
    public static FlitchException Wrong(string summary, string fix) => new("tile:query", ErrorKind.Usage, summary, fix);

    public static FlitchException NoDataset(string connection, string dataset, IEnumerable<string> known) => new(
        "tile:dataset",
        ErrorKind.Usage,
        $"The connection {connection} has no data called {dataset} yet.",
        known.Any() ? $"It has: {string.Join(", ", known)}. Pick the dataset under Data and refresh it, or change the tile." : "Refresh its datasets under Data first.");

    public static FlitchException NoColumn(DatasetShape shape, string column) => new(
        "tile:column",
        ErrorKind.Usage,
        $"{shape.Title} has no column {column}.",
        $"Its columns: {string.Join(", ", shape.Columns.Select(c => c.Name))}.");

    /// <summary>Amounts of different assets are never added.</summary>
    public static FlitchException Mixed(ShapeColumn column, string unitBy) => new(
        "tile:unit",
        ErrorKind.Usage,
        $"{column.Name} is counted in another unit for each {unitBy}, and amounts in different units are never added or compared.",
        $"Group by {unitBy} as well, or filter it to one value ({unitBy}.eq.VALUE).");

    public static FlitchException Expression(string name, int at, string what) => new(
        "tile:expression",
        ErrorKind.Usage,
        $"The calculated column {name} cannot be read at character {at + 1}: {what}",
        "Use columns, numbers, + - *, brackets, abs, round, coalesce, least, greatest, lower, upper and if(condition, then, else).");
}
