namespace Flitch.Host.Wording;

/// <summary>Texts of schemas and errors mark what is typed or sent by backticks, as in <c>`EGeneral:Internal error`</c>. The command line shows them; pages show code.</summary>
internal static class CodeSpans
{
    private const char Mark = '`';

    /// <summary>The text's pieces in order, none empty; a mark without its fellow is a sign like any other.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<(string Text, bool IsCode)> Of(string text)
    {
        var from = 0;
        while (text.IndexOf(Mark, from) is >= 0 and var open && text.IndexOf(Mark, open + 1) is >= 0 and var close)
        {
            if (open > from)
            {
                yield return (text[from..open], false);
            }

            if (close > open + 1)
            {
                yield return (text[(open + 1)..close], true);
            }

            from = close + 1;
        }

        if (from < text.Length)
        {
            yield return (text[from..], false);
        }
    }

    /// <summary>The text without its marks, for places that hold no markup.</summary>
    /// <param name="text">The text.</param>
    public static string Plain(string text) => string.Concat(Of(text).Select(s => s.Text));
}
