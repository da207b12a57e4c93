using Flitch.Connectors.Texts;

namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>A calendar day <c>YYYY-MM-DD</c>, as days since 1970-01-01.</summary>
/// <param name="path">Where it stands in the record.</param>
/// <param name="nullValues">The texts that mean null; null when there are none.</param>
public sealed class DateField(string path, IReadOnlyList<string>? nullValues = null) : Int64Field(path, nullValues, CalendarText.TryParseDate);
