using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Verifying;

/// <summary>A stretch that was read to its end: what the service counts there, what it served, and what of it is stored.</summary>
/// <param name="Interval">The stretch.</param>
/// <param name="Count">What the service counted in the same listing; null when it did not say.</param>
/// <param name="Served">Rows that its pages brought.</param>
/// <param name="Stored">Rows stored of the stretch, those that were just found included.</param>
/// <param name="Found">Rows that were missing or different.</param>
/// <param name="Pages">Pages that it took.</param>
internal sealed record ReadStretch(ReadInterval Interval, long? Count, long Served, long Stored, long Found, int Pages)
{
    /// <summary>Stored rows that the service did not serve.</summary>
    public long Unserved => Math.Max(0, Stored - Served);

    /// <summary>By how much the service's count is off from what the same pages served.</summary>
    public long Lie => Count is { } count ? count - Served : 0;
}
