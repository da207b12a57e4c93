namespace Flitch.Pipeline.Verifying;

/// <summary>Whether stored rows are known to be all that the service serves.</summary>
public enum ProofState
{
    /// <summary>Nothing could be compared: the service does not count, or its count does not look at what it is asked for.</summary>
    Unproven,

    /// <summary>The service's count is that of the rows stored.</summary>
    Proven,

    /// <summary>The service's count is steadily off, and the pages show by what.</summary>
    ProvenWithOffset,

    /// <summary>The service's count differs from the rows stored, and what differs was not found.</summary>
    Difference,
}
