using Flitch.Connectors.Columns;

namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>A list of scalars. One element that cannot be read makes the whole list unreadable, so that no list is stored in part.</summary>
/// <param name="path">Where it stands in the record.</param>
/// <param name="element">How an element is read; its path is the list's.</param>
/// <param name="nullValues">The texts that mean that there is no list; null when there are none.</param>
public sealed class ListField(string path, Field element, IReadOnlyList<string>? nullValues = null) : Field(path, nullValues)
{
    /// <summary>How an element is read.</summary>
    public Field Element { get; } = element;

    /// <summary>A scalar is no list.</summary>
    /// <inheritdoc/>
    public override FieldOutcome Append(ReadOnlySpan<byte> text, Column column) => IsNullText(text) ? FieldOutcome.Null : FieldOutcome.Unreadable;
}
