namespace Flitch.Connectors.Rest.Calling;

/// <summary>What a body held, and the figures that go into the request log.</summary>
/// <typeparam name="T">What comes of it.</typeparam>
/// <param name="Value">What came of it.</param>
/// <param name="Records">Records in the answer.</param>
/// <param name="Count">The count that the answer stated; null when none.</param>
internal readonly record struct AnswerContent<T>(T Value, int Records, long? Count);
