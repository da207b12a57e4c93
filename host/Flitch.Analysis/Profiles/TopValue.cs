namespace Flitch.Analysis.Profiles;

/// <summary>A frequent value.</summary>
/// <param name="Value">The value as text.</param>
/// <param name="Rows">How many rows have it.</param>
public sealed record TopValue(string Value, long Rows);
