namespace Flitch.Pipeline.Verifying;

/// <summary>So many stored rows that the service no longer serves that a person is asked before they are moved aside.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Rows">How many rows would go.</param>
/// <param name="Stored">How many are stored.</param>
public sealed record RemovalQuestion(string Dataset, long Rows, long Stored);
