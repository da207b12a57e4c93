using System.Text;
using Flitch.Connectors.Columns;

namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>A boolean; <c>True</c> and <c>FALSE</c> count too, numbers do not.</summary>
/// <param name="path">Where it stands in the record.</param>
/// <param name="nullValues">The texts that mean null; null when there are none.</param>
public sealed class BooleanField(string path, IReadOnlyList<string>? nullValues = null) : Field(path, nullValues)
{
    /// <inheritdoc/>
    public override FieldOutcome Append(ReadOnlySpan<byte> text, Column column)
    {
        if (IsNullText(text))
        {
            return FieldOutcome.Null;
        }

        var isTrue = Ascii.EqualsIgnoreCase(text, "true"u8);
        if (!isTrue && !Ascii.EqualsIgnoreCase(text, "false"u8))
        {
            return FieldOutcome.Unreadable;
        }

        ((BooleanColumn)column).Append(isTrue);
        return FieldOutcome.Stored;
    }
}
