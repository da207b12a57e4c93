namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>What became of one value.</summary>
public enum FieldOutcome
{
    /// <summary>It was added to the column.</summary>
    Stored,

    /// <summary>It was added, and the enumeration does not list it.</summary>
    StoredUnknown,

    /// <summary>It is the value that means null; nothing was added.</summary>
    Null,

    /// <summary>The type cannot hold it; nothing was added.</summary>
    Unreadable,
}
