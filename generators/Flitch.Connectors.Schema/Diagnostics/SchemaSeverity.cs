namespace Flitch.Connectors.Schema.Diagnostics;

/// <summary>How bad a finding is.</summary>
public enum SchemaSeverity
{
    /// <summary>Worth a look; code is generated.</summary>
    Warning,

    /// <summary>Nothing is generated from the file.</summary>
    Error,
}
