namespace Flitch.Analysis.Tiles;

/// <summary>A column that is calculated from others of the same row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">Columns, numbers, <c>+ - *</c>, brackets, <c>abs(…)</c>, <c>if(…, …, …)</c> and a few more; see docs/dashboards.md.</param>
public sealed record CalculatedColumn(string Name, string Expression);
