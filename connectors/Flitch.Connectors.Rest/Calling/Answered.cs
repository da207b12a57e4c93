using Flitch.Connectors.Reading;

namespace Flitch.Connectors.Rest.Calling;

/// <summary>A call that succeeded in the end.</summary>
/// <typeparam name="T">What came of its answer.</typeparam>
/// <param name="Value">What came of it.</param>
/// <param name="Facts">The attempt that brought it.</param>
internal sealed record Answered<T>(T Value, CallFacts Facts);
