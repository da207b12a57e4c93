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
}
