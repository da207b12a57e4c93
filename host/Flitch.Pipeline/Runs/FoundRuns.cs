namespace Flitch.Pipeline.Runs;

/// <summary>Some of the runs that were wanted.</summary>
/// <param name="Runs">The runs, newest first.</param>
/// <param name="Total">How many there are.</param>
public sealed record FoundRuns(IReadOnlyList<RunReport> Runs, int Total);
