using Flitch.Connectors.Texts;

namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>
/// Unix seconds with a fraction, for example <c>1705260547.4728658</c>, as microseconds since 1970 UTC; digits beyond six are cut. What lies outside the
/// years 1 to 9999 is unreadable.
/// </summary>
/// <param name="path">Where it stands in the record.</param>
/// <param name="nullValues">The numbers that mean null, however they are written, and other texts that do; null when there are none.</param>
public sealed class UnixSecondsField(string path, IReadOnlyList<string>? nullValues = null) : Int64Field(path, nullValues, UnixSecondsText.TryParse);
