using System.Collections.Generic;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary>
/// Reads JSON as RFC 8259 has it: no comments, no trailing commas, no unpaired surrogates. A byte order mark is skipped. Small on purpose: a generator
/// must not bring assemblies, and needs the place of every value.
/// </summary>
public sealed class JsonReader
{
    /// <summary>Objects and arrays within each other; far above what a schema file needs.</summary>
    public const int MaximumDepth = 64;

    private readonly JsonCursor _at;
    private readonly JsonScalarReader _scalars;
    private int _depth;

    private JsonReader(string text)
    {
        _at = new JsonCursor(text);
        _scalars = new JsonScalarReader(_at);
    }

    /// <summary>Reads a text that is one JSON value.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="JsonSyntaxException">It is not.</exception>
    public static JsonValue Read(string text) => new JsonReader(text).ReadDocument();

    private JsonValue ReadDocument()
    {
        if (_at.Current == '\uFEFF')
        {
            _at.Advance();
        }

        _at.SkipWhiteSpace();
        var value = ReadValue();
        _at.SkipWhiteSpace();
        return _at.AtEnd ? value : throw _at.Expected("the end of the file");
    }

    private JsonValue ReadValue() => _at.Current switch
    {
        '{' => Nested(ReadObject),
        '[' => Nested(ReadArray),
        _ => _scalars.Read(),
    };

    private JsonValue Nested(System.Func<SourceSpan, JsonValue> read)
    {
        if (++_depth > MaximumDepth)
        {
            throw new JsonSyntaxException($"More than {MaximumDepth} objects and lists within each other.", _at.Here);
        }

        var start = _at.Here;
        _at.Advance();
        _at.SkipWhiteSpace();
        var value = read(start);
        _depth--;
        return value;
    }

    private JsonObject ReadObject(SourceSpan start)
    {
        var members = new List<JsonMember>();
        if (_at.Current == '}')
        {
            _at.Advance();
        }
        else
        {
            do
            {
                members.Add(ReadMember());
            }
            while (Continues('}'));
        }

        return new JsonObject(members.ToEquatableArray(), _at.Since(start));
    }

    private JsonMember ReadMember()
    {
        _at.SkipWhiteSpace();
        if (_at.Current != '"')
        {
            throw _at.Expected("a name in double quotes");
        }

        var name = _scalars.ReadText();
        _at.SkipWhiteSpace();
        if (_at.Current != ':')
        {
            throw _at.Expected("`:`");
        }

        _at.Advance();
        _at.SkipWhiteSpace();
        return new JsonMember(name.Value, name.Span, ReadValue());
    }

    private JsonArray ReadArray(SourceSpan start)
    {
        var items = new List<JsonValue>();
        if (_at.Current == ']')
        {
            _at.Advance();
        }
        else
        {
            do
            {
                _at.SkipWhiteSpace();
                items.Add(ReadValue());
            }
            while (Continues(']'));
        }

        return new JsonArray(items.ToEquatableArray(), _at.Since(start));
    }

    private bool Continues(char end)
    {
        _at.SkipWhiteSpace();
        if (_at.Current != ',' && _at.Current != end)
        {
            throw _at.Expected($"`,` or `{end}`");
        }

        var continues = _at.Current == ',';
        _at.Advance();
        return continues;
    }
}
