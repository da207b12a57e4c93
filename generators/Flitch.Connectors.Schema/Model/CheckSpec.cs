namespace Flitch.Connectors.Schema.Model;

/// <summary>A check over stored rows.</summary>
/// <param name="Kind"><c>runningBalance</c>, <c>references</c> or <c>lastEquals</c>.</param>
/// <param name="Settings">Its settings, as compact JSON text.</param>
public sealed record CheckSpec(string Kind, string Settings)
{
    /// <summary>The object that the check looks into beside its own; null when none.</summary>
    public string? OtherObject { get; init; }

    /// <summary>Columns of <see cref="OtherObject"/> that the check names.</summary>
    public EquatableArray<string> OtherColumns { get; init; } = EquatableArrays.Empty<string>();
}
