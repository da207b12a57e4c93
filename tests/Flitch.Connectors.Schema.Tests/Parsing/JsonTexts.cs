using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Connectors.Schema.Tests.Parsing;

/// <summary>Random JSON texts, with white space and escapes in every place where they are allowed.</summary>
internal static class JsonTexts
{
    private static readonly Gen<string> Space = Gen.Elements("", "", " ", "\n", "\t", "\r\n", "  \n ", "\r");

    private static readonly Gen<string> Character = Gen.Elements(
        "a",
        "Z",
        "é",
        "日",
        "😀",
        "/",
        "{",
        "]",
        ",",
        ":",
        "'",
        "\\\"",
        "\\\\",
        "\\/",
        "\\b",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "\\u0041",
        "\\u00e9",
        "\\uD83D\\uDE00",
        "\u007f",
        "\u2028");

    private static readonly Gen<string> Text =
        from size in Gen.Choose(0, 6)
        from characters in Character.ListOf(size)
        select "\"" + string.Concat(characters) + "\"";

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Text,
        Gen.Elements("true", "false", "null", "0", "-0", "12", "-1.50", "0.33", "1e5", "2E+10", "3.0e-2", "1780582233.7291331", "123456789012345678901234567890"));

    /// <summary>Whole texts.</summary>
    public static Gen<string> Documents =>
        from depth in Gen.Choose(0, 4)
        from before in Space
        from value in Value(depth)
        from after in Space
        select before + value + after;

    /// <summary>Whole texts with one character put in, taken out or replaced.</summary>
    public static Gen<string> Broken =>
        from text in Documents.Where(t => t.Length > 0)
        from at in Gen.Choose(0, text.Length - 1)
        from kind in Gen.Choose(0, 2)
        from character in Gen.Elements('{', '}', '[', ']', ',', ':', '"', '\\', '0', '9', '-', '.', 'e', 'u', 't', '/', ' ', '\n', '\u0001')
        select Change(text, at, kind, character);

    private static string Change(string text, int at, int kind, char character)
    {
        var changed = new StringBuilder(text);
        if (kind > 0)
        {
            changed.Remove(at, 1);
        }

        return (kind < 2 ? changed.Insert(at, character) : changed).ToString();
    }

    private static Gen<string> Value(int depth) => depth == 0 ? Scalar : Gen.OneOf(Scalar, Array(depth - 1), Object(depth - 1));

    private static Gen<string> Array(int depth) =>
        from size in Gen.Choose(0, 4)
        from items in Spaced(Value(depth)).ListOf(size)
        from space in Space
        select size == 0 ? $"[{space}]" : "[" + string.Join(",", items) + "]";

    private static Gen<string> Object(int depth) =>
        from size in Gen.Choose(0, 4)
        from members in Member(depth).ListOf(size)
        from space in Space
        select size == 0 ? $"{{{space}}}" : "{" + string.Join(",", members) + "}";

    private static Gen<string> Member(int depth) =>
        from name in Spaced(Text)
        from value in Spaced(Value(depth))
        select name + ":" + value;

    private static Gen<string> Spaced(Gen<string> text) =>
        from before in Space
        from inner in text
        from after in Space
        select before + inner + after;
}
