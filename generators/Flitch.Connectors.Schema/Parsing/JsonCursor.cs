using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary>Walks over a text and knows line and column. JSON allows line ends only between tokens, so only white space counts lines.</summary>
internal sealed class JsonCursor
{
    private readonly string _text;
    private int _line = 1;
    private int _lineStart;

    public JsonCursor(string text) => _text = text;

    /// <summary>Characters before the place.</summary>
    public int Offset { get; private set; }

    public bool AtEnd => Offset >= _text.Length;

    /// <summary>The character here; a null character at the end (which JSON never allows elsewhere).</summary>
    public char Current => AtEnd ? '\0' : _text[Offset];

    public void Advance() => Offset++;

    public string TextFrom(int offset) => _text.Substring(offset, Offset - offset);

    public void SkipWhiteSpace()
    {
        for (; Current is ' ' or '\t' or '\r' or '\n'; Offset++)
        {
            // "\r\n" is one line end, counted at its second character.
            if (Current == '\n' || (Current == '\r' && (Offset + 1 >= _text.Length || _text[Offset + 1] != '\n')))
            {
                _line++;
                _lineStart = Offset + 1;
            }
        }
    }

    public SourceSpan Here => new(Offset, AtEnd ? 0 : 1, _line, Offset - _lineStart + 1, _line, Offset - _lineStart + (AtEnd ? 1 : 2));

    /// <summary>From an earlier place up to here.</summary>
    public SourceSpan Since(SourceSpan start) => start with { Length = Offset - start.Offset, EndLine = _line, EndColumn = Offset - _lineStart + 1 };

    public JsonSyntaxException Expected(string what) => new($"Expected {what}, found {Found()}.", Here);

    private string Found() => Current switch
    {
        _ when AtEnd => "the end of the file",
        '\r' or '\n' => "the end of the line",
        < ' ' => $"the control character U+{(int)Current:X4}",
        _ => $"`{Current}`",
    };
}
