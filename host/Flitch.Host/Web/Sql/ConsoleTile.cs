using Flitch.Host.Dashboards.Charts;
using Flitch.Storage.Querying;

namespace Flitch.Host.Web.Sql;

/// <summary>What a chart of an answer, and a tile made of it, begin with.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Choice">How it is drawn at first.</param>
/// <param name="Dashboards">The dashboards that a tile of it can be added to: name and title.</param>
public sealed record ConsoleTile(ConsoleQuery Query, ChartChoice Choice, IReadOnlyList<KeyValuePair<string, string>> Dashboards)
{
    /// <summary>Why nothing can be drawn, in words; null where something can.</summary>
    /// <param name="answer">The answer.</param>
    public static string? NoChart(ConsoleAnswer answer) =>
        !answer.Columns.Any(ChartGuess.IsNumber) ? "There is no column of numbers to draw. Count, or sum, in the query."
        : answer.More ? $"The answer has more than {SqlConsole.RowsShown:N0} rows, and a chart of some of them would mislead. Gather them in the query (GROUP BY), or ask for fewer (LIMIT)."
        : Twice(answer.Columns) is { } name ? $"Two columns are called {name}. Give one of them another name (AS)."
        : null;

    private static string? Twice(IReadOnlyList<QueryColumn> columns) => columns.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1)?.Key;
}
