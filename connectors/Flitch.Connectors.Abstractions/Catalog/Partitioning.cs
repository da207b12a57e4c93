namespace Flitch.Connectors.Catalog;

/// <summary>The length of time that one partition holds.</summary>
public enum PartitionUnit
{
    /// <summary>One day, UTC.</summary>
    Day,

    /// <summary>One calendar month, UTC.</summary>
    Month,

    /// <summary>One calendar year, UTC.</summary>
    Year,
}

/// <summary>How a dataset's files are divided.</summary>
/// <param name="By">The length of one partition.</param>
/// <param name="On">The timestamp column that decides.</param>
public sealed record Partitioning(PartitionUnit By, string On);
