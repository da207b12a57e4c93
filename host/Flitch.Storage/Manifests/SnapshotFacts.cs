namespace Flitch.Storage.Manifests;

/// <summary>The newest snapshot.</summary>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="RunId">The run that took it.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="ContentHash">Its content hash, 32 hex digits.</param>
public sealed record SnapshotFacts(DateTimeOffset TakenAt, string RunId, long Rows, string ContentHash);
