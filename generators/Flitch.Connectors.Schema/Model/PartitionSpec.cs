namespace Flitch.Connectors.Schema.Model;

/// <summary>How an incremental dataset's files are divided.</summary>
/// <param name="By">The length of one partition.</param>
/// <param name="On">The timestamp column that decides.</param>
public sealed record PartitionSpec(PartitionUnit By, string On);
