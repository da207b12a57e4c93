using System.Globalization;
using System.Text.RegularExpressions;
using Flitch.DuckDb;

namespace Flitch.Analysis.Tiles.Compiling;

/// <summary>
/// Puts what is chosen on the dashboard into a statement: <c>$from</c> and <c>$to</c> (instants, wide open where the range is), <c>$zone</c>, <c>$local(column)</c> for a time
/// on the clocks of the zone, and for each filter of the dashboard
/// a list of the chosen texts, or NULL. Quoted texts, names and comments stay as they are.
/// </summary>
internal static partial class SqlParameters
{
    private static readonly string[] Always = ["from", "to", "zone"];

    /// <summary>The statement with values in the place of names.</summary>
    /// <param name="sql">What a person wrote.</param>
    /// <param name="view">What is chosen.</param>
    /// <returns>The statement, and the names that it used.</returns>
    /// <exception cref="Connectors.FlitchException">Kind usage: it names a parameter that there is none of.</exception>
    public static (string Sql, IReadOnlySet<string> Used) Fill(string sql, TileView view)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var filled = Piece().Replace(sql, match =>
        {
            if (match.Groups["local"] is { Success: true, Value: var column })
            {
                used.Add(column.TrimStart('$'));
                return TimeSql.Local(column[0] == '$' ? Value(column[1..], view) : column, view.Zone);
            }

            if (match.Groups["name"] is not { Success: true, Value: var name })
            {
                return match.Value;
            }

            used.Add(name);
            return Value(name, view);
        });
        return (filled, used);
    }

    private static string Value(string name, TileView view) => name switch
    {
        "from" => Instant(view.From, "1900-01-01 00:00:00+00"),
        "to" => Instant(view.To, "9000-01-01 00:00:00+00"),
        "zone" => SqlText.Literal(view.Zone.Id),
        _ when view.Filterable.Contains(name) => List(view.Chosen.GetValueOrDefault(name) ?? []),
        _ => throw TileErrors.Wrong($"There is no parameter ${name}.", $"Parameters: {string.Join(", ", Always.Concat(view.Filterable).Select(p => "$" + p))}."),
    };

    private static string Instant(DateTimeOffset? at, string open) =>
        $"TIMESTAMPTZ '{at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", CultureInfo.InvariantCulture) ?? open}'";

    private static string List(IReadOnlyList<string> values) => values.Count == 0 ? "NULL::VARCHAR[]" : $"[{string.Join(", ", values.Select(SqlText.Literal))}]";

    [GeneratedRegex("""(?:'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?\*/|\$(?<tag>[A-Za-z_]*)\$.*?\$\k<tag>\$|\$local\((?<local>\$?[A-Za-z_][A-Za-z0-9_.]*)\)|\$(?<name>[A-Za-z_][A-Za-z0-9_]*))""", RegexOptions.Singleline)]
    private static partial Regex Piece();
}
