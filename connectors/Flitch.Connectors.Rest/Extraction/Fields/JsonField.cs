using Flitch.Connectors.Columns;
using Flitch.Connectors.Texts;

namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>A value of any shape, kept whole as JSON text. Blanks between its parts are left out, so that equal values are equal texts.</summary>
/// <param name="path">Where it stands in the record.</param>
public sealed class JsonField(string path) : Field(path, null)
{
    /// <summary>Adds a value.</summary>
    /// <param name="text">The value as it stands in the answer.</param>
    /// <param name="column">A column of texts.</param>
    public override FieldOutcome Append(ReadOnlySpan<byte> text, Column column)
    {
        PackedJson.Append(text, (TextColumn)column);
        return FieldOutcome.Stored;
    }
}
