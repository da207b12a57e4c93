namespace Flitch.Pipeline.Tests.Doubles;

/// <summary>One row of the service.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Time">Its cursor, microseconds since 1970.</param>
/// <param name="Value">Its value.</param>
internal sealed record EventRow(string Id, long Time, long Value);
