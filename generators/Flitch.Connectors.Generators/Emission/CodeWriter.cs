using System;
using System.Text;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>Writes lines of C#, indented by the braces around them. Lines end in LF on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes the lines of a raw string, each indented; an empty one stays empty.</summary>
    public CodeWriter Lines(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Line(line.TrimEnd('\r'));
        }

        return this;
    }

    /// <summary>Writes one line.</summary>
    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>Writes lines between braces, after a heading.</summary>
    /// <param name="heading">What stands before the brace.</param>
    /// <param name="body">Writes what stands inside.</param>
    /// <param name="end">The closing brace and what follows it.</param>
    public CodeWriter Block(string heading, Action body, string end = "}")
    {
        Lines(heading).Line("{");
        Indented(body);
        return Line(end);
    }

    /// <summary>Writes items of a list, one a line, between brackets after a heading.</summary>
    public CodeWriter List(string heading, Action items, string end)
    {
        Line(heading).Line("[");
        Indented(items);
        return Line(end);
    }

    /// <summary>Writes lines one step further in.</summary>
    public void Indented(Action body)
    {
        _depth++;
        body();
        _depth--;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
