namespace Flitch.Connectors.Schema.Diagnostics;

/// <summary>A stretch of a file.</summary>
/// <param name="Offset">Characters before it.</param>
/// <param name="Length">Its characters.</param>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="Column">Its first column, from 1, in characters.</param>
/// <param name="EndLine">The line of the place after it, from 1.</param>
/// <param name="EndColumn">The column of the place after it, from 1.</param>
public readonly record struct SourceSpan(int Offset, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The first character of a file.</summary>
    public static SourceSpan Start { get; } = new(0, 0, 1, 1, 1, 1);

    /// <summary>One character of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Characters before it.</param>
    public static SourceSpan At(string text, int offset)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < offset; i++)
        {
            // "\r\n" is one line end, counted at its second character.
            if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n'))
            {
                (line, start) = (line + 1, i + 1);
            }
        }

        return new SourceSpan(offset, 1, line, offset - start + 1, line, offset - start + 2);
    }
}
