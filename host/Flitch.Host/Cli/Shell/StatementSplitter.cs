using System.Text;

namespace Flitch.Host.Cli.Shell;

/// <summary>Collects lines until a statement is whole: it ends with a semicolon that stands in no text, name or comment.</summary>
internal sealed class StatementSplitter
{
    private readonly StringBuilder text = new();

    /// <summary>Whether a statement has begun.</summary>
    public bool IsOpen => text.ToString().Trim().Length > 0;

    /// <summary>Adds a line.</summary>
    /// <param name="line">Without its end.</param>
    /// <returns>The statements that it completes, without their semicolons; those that say nothing are left out.</returns>
    public IReadOnlyList<string> Add(string line)
    {
        text.Append(line).Append('\n');
        var whole = text.ToString();
        var statements = new List<string>();
        var from = 0;
        foreach (var end in Ends(whole))
        {
            statements.Add(whole[from..end]);
            from = end + 1;
        }

        text.Clear().Append(whole.AsSpan(from));
        return [.. statements.Where(SaysSomething)];
    }

    /// <summary>Takes what is left, though no semicolon ends it.</summary>
    /// <returns>The statement; null when nothing is left.</returns>
    public string? Take()
    {
        var left = text.ToString();
        text.Clear();
        return SaysSomething(left) ? left : null;
    }

    private static bool SaysSomething(string statement)
    {
        var at = 0;
        while (at < statement.Length)
        {
            var next = AfterComment(statement, at);
            if (next == at && !char.IsWhiteSpace(statement[at]))
                return true;
            at = Math.Max(next, at + 1);
        }

        return false;
    }

    private static IEnumerable<int> Ends(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ';')
                yield return at;
            at = Math.Max(at + 1, Math.Max(AfterComment(text, at), AfterQuoted(text, at)));
        }
    }

    private static int AfterComment(string text, int at) => At(text, at, "--") ? After(text, at + 2, "\n") : At(text, at, "/*") ? After(text, at + 2, "*/") : at;

    // A doubled quote within a text ends it and begins another: the semicolons are found all the same.
    private static int AfterQuoted(string text, int at) => text[at] switch
    {
        '\'' or '"' => After(text, at + 1, text[at].ToString()),
        '$' when DollarTag(text, at) is { } tag => After(text, at + tag.Length, tag),
        _ => at,
    };

    // $$ … $$ and $name$ … $name$.
    private static string? DollarTag(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return end < text.Length && text[end] == '$' && (end == at + 1 || !char.IsDigit(text[at + 1])) ? text[at..(end + 1)] : null;
    }

    private static bool At(string text, int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static int After(string text, int from, string what) => text.IndexOf(what, from, StringComparison.Ordinal) is >= 0 and var found ? found + what.Length : text.Length;
}
