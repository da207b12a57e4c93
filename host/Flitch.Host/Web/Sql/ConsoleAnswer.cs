using Flitch.Connectors;
using Flitch.Storage.Querying;

namespace Flitch.Host.Web.Sql;

/// <summary>What came of a query in the console.</summary>
/// <param name="Columns">The columns; none when it failed.</param>
/// <param name="Rows">The rows as text, null for NULL; the first ones where there are many.</param>
/// <param name="More">Whether there are more rows than these.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Error">What went wrong; null when it was answered.</param>
public sealed record ConsoleAnswer(IReadOnlyList<QueryColumn> Columns, IReadOnlyList<string?[]> Rows, bool More, TimeSpan Took, ErrorInfo? Error)
{
    /// <summary>A query that failed.</summary>
    /// <param name="error">Why.</param>
    /// <param name="took">After how long.</param>
    public static ConsoleAnswer Failed(ErrorInfo error, TimeSpan took) => new([], [], false, took, error);
}
