namespace Flitch.Connectors.Reading;

/// <summary>A stretch of time in whole Unix seconds: after <paramref name="From"/>, up to and including <paramref name="To"/>.</summary>
/// <param name="From">Exclusive; null means from the beginning.</param>
/// <param name="To">Inclusive; pinned, so that a listing does not move while it is read.</param>
public readonly record struct ReadInterval(long? From, long To)
{
    /// <inheritdoc/>
    public override string ToString() => $"({From?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-∞"}, {To}]";
}
