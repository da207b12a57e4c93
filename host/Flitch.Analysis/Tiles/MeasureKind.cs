namespace Flitch.Analysis.Tiles;

/// <summary>How rows become one figure.</summary>
public enum MeasureKind
{
    /// <summary>How many rows; with a column, how many that have a value in it.</summary>
    Count,

    /// <summary>How many different values.</summary>
    CountDistinct,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The mean: sum divided by count, exact to 18 digits.</summary>
    Avg,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>The value of the earliest row.</summary>
    First,

    /// <summary>The value of the latest row.</summary>
    Last,

    /// <summary>The sum of one column divided by the sum of another, exact to 18 digits.</summary>
    Ratio,
}
