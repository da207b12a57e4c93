using System.Text;
using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary>Reads texts, numbers, <c>true</c>, <c>false</c> and <c>null</c>.</summary>
internal sealed class JsonScalarReader
{
    private readonly JsonCursor _at;

    public JsonScalarReader(JsonCursor cursor) => _at = cursor;

    public JsonValue Read() => _at.Current switch
    {
        '"' => ReadText(),
        '-' or (>= '0' and <= '9') => ReadNumber(),
        't' => new JsonBoolean(true, Word("true")),
        'f' => new JsonBoolean(false, Word("false")),
        'n' => new JsonNull(Word("null")),
        _ => throw _at.Expected("a value"),
    };

    public JsonText ReadText()
    {
        var start = _at.Here;
        _at.Advance();
        var text = ReadPlain();
        if (_at.Current != '"')
        {
            text = ReadEscaped(text);
        }

        _at.Advance();
        var span = _at.Since(start);
        return HasUnpairedSurrogate(text) ? throw new JsonSyntaxException("The text holds half of a surrogate pair.", span) : new JsonText(text, span);
    }

    /// <summary>The characters up to an escape or the text's end; most texts are one such stretch.</summary>
    private string ReadPlain()
    {
        var start = _at.Offset;
        while (!_at.AtEnd && _at.Current is not ('"' or '\\' or < ' '))
        {
            _at.Advance();
        }

        return _at.TextFrom(start);
    }

    private string ReadEscaped(string begin)
    {
        var text = new StringBuilder(begin);
        while (_at.Current != '"')
        {
            if (_at.Current != '\\')
            {
                throw _at.Expected("`\"` at the text's end");
            }

            _at.Advance();
            text.Append(ReadEscape()).Append(ReadPlain());
        }

        return text.ToString();
    }

    private char ReadEscape()
    {
        var escape = _at.Current;
        if (escape == 'u')
        {
            _at.Advance();
            return ReadHexadecimal();
        }

        var index = "\"\\/bfnrt".IndexOf(escape);
        if (index < 0)
        {
            throw _at.Expected("one of `\" \\ / b f n r t u` after `\\`");
        }

        _at.Advance();
        return "\"\\/\b\f\n\r\t"[index];
    }

    private char ReadHexadecimal()
    {
        var value = 0;
        for (var digit = 0; digit < 4; digit++)
        {
            value = (value * 16) + HexadecimalDigit(_at.Current);
            _at.Advance();
        }

        return (char)value;
    }

    private int HexadecimalDigit(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => throw _at.Expected("four hexadecimal digits after `\\u`"),
    };

    private static bool HasUnpairedSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }

    private JsonNumber ReadNumber()
    {
        var start = _at.Here;
        Optional('-');
        if (!Optional('0'))
        {
            Digits();
        }

        if (Optional('.'))
        {
            Digits();
        }

        if (Optional('e') || Optional('E'))
        {
            _ = Optional('+') || Optional('-');
            Digits();
        }

        return new JsonNumber(_at.TextFrom(start.Offset), _at.Since(start));
    }

    private bool Optional(char character)
    {
        if (_at.Current != character)
        {
            return false;
        }

        _at.Advance();
        return true;
    }

    private void Digits()
    {
        if (_at.Current is < '0' or > '9')
        {
            throw _at.Expected("a digit");
        }

        while (_at.Current is >= '0' and <= '9')
        {
            _at.Advance();
        }
    }

    private SourceSpan Word(string word)
    {
        var start = _at.Here;
        foreach (var letter in word)
        {
            if (_at.Current != letter)
            {
                throw _at.Expected($"`{word}`");
            }

            _at.Advance();
        }

        return _at.Since(start);
    }
}
