using Flitch.Connectors.Texts;

namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>A 64-bit signed integer; <c>5.0</c> and <c>5e0</c> are integers too.</summary>
/// <param name="path">Where it stands in the record.</param>
/// <param name="nullValues">The numbers that mean null, however they are written, and other texts that do; null when there are none.</param>
public sealed class IntegerField(string path, IReadOnlyList<string>? nullValues = null) : Int64Field(path, nullValues, IntegerText.TryParse);
