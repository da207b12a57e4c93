using System.Text;
using System.Text.Json;
using Flitch.Connectors.Columns;

namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>One field of a record and how its text becomes a column's value. Immutable; made once per object by generated code.</summary>
public abstract class Field
{
    private readonly byte[][] _nullTexts;

    /// <summary>Makes a field.</summary>
    /// <param name="path">Where it stands in the record, for example <c>descr/pair</c>; for a map's key and a map's scalar the column's name.</param>
    /// <param name="nullValues">The texts that mean null; null when there are none.</param>
    private protected Field(string path, IReadOnlyList<string>? nullValues)
    {
        Path = path;
        QuotedPath = [(byte)'"', .. JsonEncodedText.Encode(path).EncodedUtf8Bytes, (byte)'"'];
        _nullTexts = [.. (nullValues ?? []).Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Where it stands in the record; its name in drift.</summary>
    public string Path { get; }

    /// <summary>The record must have it: a record without it is reported.</summary>
    public bool Required { get; init; }

    /// <summary>A JSON null is an ordinary value of it.</summary>
    public bool AllowsNull { get; init; }

    /// <summary>The path as a name in JSON, with its quotes.</summary>
    internal byte[] QuotedPath { get; }

    /// <summary>Whether its column may be null without anything being wrong.</summary>
    internal bool MayBeNull => !Required || AllowsNull || _nullTexts.Length > 0;

    private protected IReadOnlyList<byte[]> NullTexts => _nullTexts;

    /// <summary>Adds a scalar's value to its column, or says why not.</summary>
    /// <param name="text">The scalar's text in valid UTF-8, unescaped and without quotes: fields do not care whether it came quoted.</param>
    /// <param name="column">A column of the field's type.</param>
    public abstract FieldOutcome Append(ReadOnlySpan<byte> text, Column column);

    private protected bool IsNullText(ReadOnlySpan<byte> text)
    {
        foreach (var value in _nullTexts)
        {
            if (text.SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }
}
