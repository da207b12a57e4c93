namespace Flitch.Pipeline.Verifying;

/// <summary>How a check came out that the object's schema states.</summary>
/// <param name="Kind"><c>runningBalance</c>, <c>references</c> or <c>lastEquals</c>.</param>
/// <param name="Holds">False when something does not fit, be it a notice alone; null when there was nothing to check it with.</param>
/// <param name="Words">The outcome for people.</param>
public sealed record CheckOutcome(string Kind, bool? Holds, string Words);
