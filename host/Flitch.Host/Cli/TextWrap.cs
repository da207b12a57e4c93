namespace Flitch.Host.Cli;

/// <summary>Breaks text into lines between words.</summary>
internal static class TextWrap
{
    /// <summary>The lines of <paramref name="text"/>; a word longer than the width stands alone.</summary>
    /// <param name="text">The text; its own line breaks are kept.</param>
    /// <param name="width">Characters per line.</param>
    public static IEnumerable<string> Lines(string text, int width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            // What fits stands as it is: the caret below a line of SQL must not move.
            if (paragraph.Length <= width)
            {
                yield return paragraph.TrimEnd();
                continue;
            }
            var line = string.Empty;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    yield return line;
                    line = string.Empty;
                }
                line = line.Length == 0 ? word : $"{line} {word}";
            }
            yield return line;
        }
    }
}
