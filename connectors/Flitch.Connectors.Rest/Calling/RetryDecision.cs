using Flitch.Connectors.Catalog;

namespace Flitch.Connectors.Rest.Calling;

/// <summary>What follows from a failed attempt.</summary>
/// <param name="Entry">The catalogue's line.</param>
/// <param name="TryAgain">False when the call has failed for good.</param>
/// <param name="Wait">How long no further attempt is to be made; zero when waiting would not help.</param>
/// <param name="HoldsBackKey">Whether the wait is for every call of the key, in every process, and not for this one alone.</param>
internal sealed record RetryDecision(ErrorEntry Entry, bool TryAgain, TimeSpan Wait, bool HoldsBackKey);
