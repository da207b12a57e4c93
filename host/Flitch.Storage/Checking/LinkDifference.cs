namespace Flitch.Storage.Checking;

/// <summary>How the rows of a replaced link differ from the dataset's.</summary>
/// <param name="Missing">Rows that the dataset has and the link has not.</param>
/// <param name="Added">Rows that only the link has.</param>
/// <param name="Changed">Rows of one key with other values.</param>
public sealed record LinkDifference(long Missing, long Added, long Changed);
