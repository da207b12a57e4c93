namespace Flitch.Connectors.Reading;

/// <summary>How an answer differed from its schema.</summary>
public enum DriftKind
{
    /// <summary>A field that the schema does not know; its value is in <c>_rescued</c>.</summary>
    UnknownField,

    /// <summary>A value that an enumeration does not list yet; it is stored as it came.</summary>
    UnknownValue,

    /// <summary>A value that its type cannot hold; the column is null and the raw value is in <c>_rescued</c>.</summary>
    Unreadable,

    /// <summary>A required field that is missing or null; the column is null.</summary>
    Missing,
}

/// <summary>One difference between answers and their schema, counted.</summary>
/// <param name="Kind">What sort of difference.</param>
/// <param name="Field">The field's path in the record, for example <c>descr/pair</c>.</param>
/// <param name="Sample">The first raw value, shortened to 200 characters; empty when there is none.</param>
/// <param name="Records">In how many records.</param>
public sealed record Drift(DriftKind Kind, string Field, string Sample, int Records);
