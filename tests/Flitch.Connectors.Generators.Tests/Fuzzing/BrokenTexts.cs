using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Flitch.Connectors.Generators.Tests.Fuzzing;

/// <summary>Schema files as accidents leave them: one to three of the changes below, on a file that was good.</summary>
internal static partial class BrokenTexts
{
    private static readonly string[] Scraps =
    [
        "\0", "\uFEFF", "\uFFFD", "\u2028", "\r", "\n", "\t", "\u0001", "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "/", "//", "*", "null", "true", "-", "1e999", "0x1",
        "''", "…", "😀", "{}", "[]", "[[]]", "\"\"", "\"x-flitch\":", "\"type\":\"array\",", "99999999999999999999", "-1", "\"\\u0000\"", "\"a\\nb\"", "\"object\"", "\"snapshot\"", "\"decimal\"",
    ];

    private static readonly Func<Random, string, string>[] Changes =
    [
        Truncated, WithoutSome, WithSomeTwice, WithScrap, WithScrap, WithOtherValue, WithOtherValue, WithOtherValue, WithoutMember, WithMemberTwice, WithMisspelling, Nested, Miscoded, Swapped,
    ];

    /// <summary>The case of a number: always the same.</summary>
    /// <param name="number">From 0.</param>
    /// <param name="good">Good files to begin with.</param>
    public static (int File, string Text) Of(int number, IReadOnlyList<string> good)
    {
        var random = new Random(number);
        var file = random.Next(good.Count);
        var text = good[file];
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            text = Changes[random.Next(Changes.Length)](random, text);
        }

        return (file, number % 1000 == 999 ? Huge(random, text) : text);
    }

    private static string Truncated(Random random, string text) => text[..random.Next(text.Length + 1)];

    private static string WithoutSome(Random random, string text)
    {
        var (start, length) = Stretch(random, text);
        return text.Remove(start, length);
    }

    private static string WithSomeTwice(Random random, string text)
    {
        var (start, length) = Stretch(random, text);
        return text.Insert(random.Next(text.Length + 1), text.Substring(start, length));
    }

    private static string WithScrap(Random random, string text) => text.Insert(random.Next(text.Length + 1), Scraps[random.Next(Scraps.Length)]);

    private static string WithOtherValue(Random random, string text) => Replace(random, text, Value(), _ => Scraps[random.Next(Scraps.Length)]);

    private static string WithoutMember(Random random, string text) => Replace(random, text, Member(), _ => "");

    private static string WithMemberTwice(Random random, string text) => Replace(random, text, Member(), member => member + member);

    private static string WithMisspelling(Random random, string text) => Replace(random, text, Word(), word => word.Remove(random.Next(word.Length), 1));

    private static string Nested(Random random, string text)
    {
        var depth = random.Next(1, random.Next(4) == 0 ? 50_000 : 80);
        var (open, close) = random.Next(2) == 0 ? ("[", "]") : ("{\"properties\":", "}");
        return Replace(random, text, Value(), value => string.Concat(Enumerable.Repeat(open, depth)) + value + string.Concat(Enumerable.Repeat(close, random.Next(2) * depth)));
    }

    /// <summary>Written in one encoding and read in another.</summary>
    private static string Miscoded(Random random, string text)
    {
        Encoding[] encodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1, Encoding.UTF32];
        return encodings[random.Next(encodings.Length)].GetString(encodings[random.Next(encodings.Length)].GetBytes(text));
    }

    private static string Swapped(Random random, string text)
    {
        var (start, length) = Stretch(random, text);
        return string.Concat(text.AsSpan(start + length), text.AsSpan(start, length), text.AsSpan(0, start));
    }

    private static string Huge(Random random, string text) => random.Next(3) switch
    {
        0 => Replace(random, text, Word(), word => string.Concat(Enumerable.Repeat(word, 100_000))),
        1 => Replace(random, text, Member(), member => string.Concat(Enumerable.Repeat(member, 5_000))),
        _ => Replace(random, text, Member(), member => string.Concat(Enumerable.Range(0, 5_000).Select(n => $"\"k{n.ToString(CultureInfo.InvariantCulture)}\":{{}},")) + member),
    };

    private static (int Start, int Length) Stretch(Random random, string text)
    {
        var start = random.Next(text.Length + 1);
        return (start, random.Next(Math.Min(text.Length - start, 200) + 1));
    }

    private static string Replace(Random random, string text, Regex what, Func<string, string> with)
    {
        // From a place on: to find all matches of a long text for each of thousands of cases would take most of the time.
        var match = what.Match(text, random.Next(text.Length + 1));
        return match.Success ? text[..match.Index] + with(match.Value) + text[(match.Index + match.Length)..] : text;
    }

    [GeneratedRegex("""(?<=: ?)("([^"\\\n]|\\.)*"|-?\d[\d.]*|true|false|null|\[[^\[\]{}\n]*\])""")]
    private static partial Regex Value();

    [GeneratedRegex("""(?<=[{,]\s*)"[^"\n]+": ("([^"\\\n]|\\.)*"|-?\d[\d.]*|true|false|\{[^{}]*\}|\[[^\[\]{}]*\]),?""")]
    private static partial Regex Member();

    [GeneratedRegex("""(?<=")[a-zA-Z-]{2,}(?=")""")]
    private static partial Regex Word();
}
