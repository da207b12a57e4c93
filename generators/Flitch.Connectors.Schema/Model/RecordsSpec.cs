namespace Flitch.Connectors.Schema.Model;

/// <summary>Where an answer holds its records.</summary>
/// <param name="At">Names from the answer's root to the records, for example <c>result</c>, <c>ledger</c>; empty when the root itself is it.</param>
/// <param name="Shape">What stands there.</param>
public sealed record RecordsSpec(EquatableArray<string> At, RecordsShape Shape)
{
    /// <summary>True where a successful answer without the place's first name is an empty one; false where it is malformed.</summary>
    public bool EmptyWithoutResult { get; init; }
}
