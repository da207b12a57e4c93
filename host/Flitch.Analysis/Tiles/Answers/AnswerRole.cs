namespace Flitch.Analysis.Tiles.Answers;

/// <summary>What a column of an answer is to its tile.</summary>
public enum AnswerRole
{
    /// <summary>The beginning of a stretch of time, on the clocks of the chosen zone.</summary>
    Time,

    /// <summary>What rows are parted by.</summary>
    Group,

    /// <summary>A figure.</summary>
    Measure,

    /// <summary>A value of a row as it is.</summary>
    Plain,

    /// <summary>Leads back to the row, and is not shown.</summary>
    Key,
}
