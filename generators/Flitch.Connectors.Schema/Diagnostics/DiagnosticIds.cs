namespace Flitch.Connectors.Schema.Diagnostics;

/// <summary>The ids of all findings. 1xxx reading, 2xxx fields and types, 3xxx requests, paging and cursors, 4xxx permissions and cost. Never reused.</summary>
public static class DiagnosticIds
{
    /// <summary>The file is not JSON.</summary>
    public const string NotJson = "FLT1001";
}
