namespace Flitch.Host.Tests.Telemetry;

/// <summary>A span as it was received.</summary>
internal sealed record Span(string Name, string Id, string Parent, ulong Kind, ulong Start, ulong End, IReadOnlyDictionary<string, string> Attributes, int Status)
{
    /// <summary>SPAN_KIND_CLIENT.</summary>
    public const ulong Client = 3;

    /// <summary>STATUS_CODE_ERROR.</summary>
    public const int Error = 2;
}
