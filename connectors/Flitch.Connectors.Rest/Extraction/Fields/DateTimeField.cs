using Flitch.Connectors.Texts;

namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>An RFC 3339 instant, as microseconds since 1970 UTC; digits beyond six are cut.</summary>
/// <param name="path">Where it stands in the record.</param>
/// <param name="nullValues">The texts that mean null; null when there are none.</param>
public sealed class DateTimeField(string path, IReadOnlyList<string>? nullValues = null) : Int64Field(path, nullValues, CalendarText.TryParseInstant);
