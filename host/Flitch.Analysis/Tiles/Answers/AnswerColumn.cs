namespace Flitch.Analysis.Tiles.Answers;

/// <summary>A column of a tile's answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it is to the tile.</param>
public sealed record AnswerColumn(string Name, AnswerRole Role)
{
    /// <summary>The dataset's column that it stands for; null for a figure.</summary>
    public string? Source { get; init; }

    /// <summary>Whether it holds numbers.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether it holds instants.</summary>
    public bool IsInstant { get; init; }

    /// <summary>The unit of its numbers in words; null for none.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether the unit is the value of <see cref="UnitBy"/> itself, as an asset's code is.</summary>
    public bool IsUnitValue => UnitBy is not null && (Unit is null || Unit == UnitBy);

    /// <summary>The dataset's column whose values decide the unit; null for none.</summary>
    public string? UnitBy { get; init; }

    /// <summary>The figure that it holds; null where it holds none, or one of a question in SQL.</summary>
    public Measure? Measure { get; init; }
}
