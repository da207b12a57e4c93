namespace Flitch.Analysis.Tiles;

/// <summary>A figure that is made of rows.</summary>
/// <param name="Name">Its name in the answer.</param>
/// <param name="Of">How rows become the figure.</param>
/// <param name="Column">The column it is made of; null for a count of rows.</param>
public sealed record Measure(string Name, MeasureKind Of, string? Column)
{
    /// <summary>The column whose sum divides, for <see cref="MeasureKind.Ratio"/>; else null.</summary>
    public string? Over { get; init; }

    /// <summary>What it is, in words: <c>sum of amount</c>.</summary>
    public string Words => (Of, Column) switch
    {
        (MeasureKind.Count, null) => "number of rows",
        (MeasureKind.Count, _) => $"number of rows that have {Column}",
        (MeasureKind.CountDistinct, _) => $"number of different values of {Column}",
        (MeasureKind.Avg, _) => $"mean of {Column} (sum divided by count)",
        (MeasureKind.Min, _) => $"smallest {Column}",
        (MeasureKind.Max, _) => $"largest {Column}",
        (MeasureKind.First, _) => $"{Column} of the earliest row",
        (MeasureKind.Last, _) => $"{Column} of the latest row",
        (MeasureKind.Ratio, _) => $"sum of {Column} divided by sum of {Over}",
        _ => $"sum of {Column}",
    };
}
