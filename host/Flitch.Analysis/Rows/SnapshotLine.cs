namespace Flitch.Analysis.Rows;

/// <summary>One snapshot that was taken.</summary>
/// <param name="TakenAt">When.</param>
/// <param name="RunId">By which run.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Changed">Whether it differs from the one before.</param>
public sealed record SnapshotLine(DateTimeOffset TakenAt, string RunId, long Rows, bool Changed);
