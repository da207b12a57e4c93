namespace Flitch.Connectors.Rest.Calling;

/// <summary>One call to the service, before nonce and signature.</summary>
/// <param name="Object">The object it is made for; null for a test.</param>
/// <param name="Method"><c>GET</c> or <c>POST</c>.</param>
/// <param name="Path">The path, as a schema file names it.</param>
/// <param name="Cost">What it adds to the call counter.</param>
/// <param name="Parameters">In the order in which they are sent; already encoded, for example <c>end=1750000000&amp;ofs=50</c>.</param>
internal sealed record RestCall(string? Object, string Method, string Path, int Cost, string Parameters)
{
    /// <summary>How long it is tried again after its first failure; null for the usual time.</summary>
    public TimeSpan? RetryDeadline { get; init; }
}
