using Flitch.Storage.Files;

namespace Flitch.Storage.Merging;

/// <summary>What a commit does to one partition.</summary>
/// <param name="Partition">Its first day; null for rows without one.</param>
/// <param name="Added">Rows that come.</param>
/// <param name="Taken">Rows that go: replaced here, or moved to another partition.</param>
internal sealed record PartitionChange(DateOnly? Partition, FileFigures Added, FileFigures Taken);
