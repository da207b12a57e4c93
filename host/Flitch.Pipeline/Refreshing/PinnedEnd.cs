using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Refreshing;

/// <summary>The upper ends of listings, in whole seconds of the service's clock.</summary>
internal static class PinnedEnd
{
    /// <summary>The second up to which a listing that begins now can be complete.</summary>
    public static long Of(DateTimeOffset serverNow, TimeSpan margin) => (serverNow - margin).ToUnixTimeSeconds();

    /// <summary>
    /// The end that the first answer of a listing allows. Our idea of the service's clock may have been ahead; what its Date header says, less the time that
    /// the call took and the margin, was over when the answer was made.
    /// </summary>
    public static long Corrected(long end, CallFacts first, TimeSpan margin) =>
        first.ServerTime is { } server ? Math.Min(end, Of(server - first.Duration, margin)) : end;
}
