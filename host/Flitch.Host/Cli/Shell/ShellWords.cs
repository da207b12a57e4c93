using Flitch.Analysis.Shapes;

namespace Flitch.Host.Cli.Shell;

/// <summary>What can be completed: datasets, their columns, SQL's words, and the shell's own.</summary>
internal sealed class ShellWords
{
    private const string Sql =
        "SELECT FROM WHERE GROUP BY ORDER HAVING LIMIT OFFSET JOIN LEFT RIGHT INNER OUTER FULL CROSS USING UNION ALL DISTINCT WITH RECURSIVE AS AND OR NOT NULL IS IN LIKE ILIKE BETWEEN "
        + "CASE WHEN THEN ELSE END CAST INTERVAL FILTER OVER PARTITION QUALIFY PIVOT UNPIVOT DESCRIBE SUMMARIZE SHOW TABLES VALUES EXISTS DESC ASC NULLS FIRST LAST";

    private readonly IReadOnlyList<string> words;

    /// <summary>Collects the words.</summary>
    /// <param name="shapes">The datasets.</param>
    public ShellWords(IReadOnlyList<DatasetShape> shapes) => words =
    [
        .. shapes.Select(s => $"{s.Connection}.{s.View}")
            .Concat(shapes.Select(s => $"{s.Connector}.{s.View}"))
            .Concat(shapes.Where(s => s.Connection == "main").Select(s => s.View))
            .Concat(shapes.SelectMany(s => s.Columns).Select(c => c.Name))
            .Distinct().Order(StringComparer.Ordinal),
        .. Sql.Split(' ').Distinct(),
        .. ShellSession.Commands,
    ];

    /// <summary>The word that a line ends with, so far as it is typed.</summary>
    /// <param name="line">Up to the cursor.</param>
    public static string Begun(string line)
    {
        var at = line.Length;
        while (at > 0 && (char.IsLetterOrDigit(line[at - 1]) || line[at - 1] is '_' or '.'))
            at--;
        return line[at..];
    }

    /// <summary>What all words begin with.</summary>
    /// <param name="found">The words.</param>
    public static string Common(IReadOnlyList<string> found)
    {
        if (found.Count == 0)
            return "";
        var length = 0;
        while (length < found[0].Length && found.All(f => f.Length > length && f[length] == found[0][length]))
            length++;
        return found[0][..length];
    }

    /// <summary>The words that begin so; none for nothing.</summary>
    /// <param name="begun">The beginning.</param>
    public IReadOnlyList<string> Beginning(string begun) =>
        begun.Length == 0 ? [] : [.. words.Where(w => w.StartsWith(begun, StringComparison.OrdinalIgnoreCase))];
}
