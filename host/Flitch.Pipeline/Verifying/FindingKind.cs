namespace Flitch.Pipeline.Verifying;

/// <summary>What a finding is about.</summary>
public enum FindingKind
{
    /// <summary>A file that does not hold what the manifest states.</summary>
    File,

    /// <summary>One row that is not as the service serves it.</summary>
    Row,

    /// <summary>The service's count.</summary>
    Count,

    /// <summary>A check that the object's schema states.</summary>
    Check,
}
