namespace Flitch.Connectors.Kraken.Sandbox.Wire;

/// <summary>Odd values that a fault puts into the rows of one answer.</summary>
internal enum RowOddity
{
    /// <summary>Rows as they are.</summary>
    None,

    /// <summary>A field that no documentation knows.</summary>
    NewField,

    /// <summary>A type or status that no documentation knows.</summary>
    NewValue,

    /// <summary>Times without a fraction.</summary>
    WholeTimes,
}
