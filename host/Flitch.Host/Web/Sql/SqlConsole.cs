using System.Diagnostics;
using Flitch.Connectors;
using Flitch.Pipeline.Queries;
using Flitch.Storage.Querying;

namespace Flitch.Host.Web.Sql;

/// <summary>Runs a person's queries for a page, and keeps what was asked.</summary>
internal sealed class SqlConsole(QueryEngine engine, QueryBook book, RunningQueries running, TimeProvider clock)
{
    /// <summary>How many rows a page shows.</summary>
    public const int RowsShown = 1000;

    /// <summary>How long a query may take.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How a query of a page runs.</summary>
    /// <param name="schema">The connection whose datasets need no prefix; null for <c>main</c>.</param>
    public static QueryOptions Options(string? schema) => new() { Schema = string.IsNullOrEmpty(schema) ? null : schema, Timeout = Timeout };

    /// <summary>Runs a query; what goes wrong with it is part of the answer.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Nobody waits any more.</param>
    public async Task<ConsoleAnswer> AnswerAsync(ConsoleQuery query, CancellationToken cancellationToken)
    {
        var (asked, began) = (clock.GetUtcNow(), Stopwatch.GetTimestamp());
        var answer = await TryAsync(query, began, cancellationToken);
        await book.KeepAsync(
            new AskedQuery(0, query.Sql, query.Schema, asked, answer.Took, answer.Error is null ? answer.Rows.Count : null, answer.Error?.Code), CancellationToken.None);
        return answer;
    }

    private async Task<ConsoleAnswer> TryAsync(ConsoleQuery query, long began, CancellationToken cancellationToken)
    {
        try
        {
            return await running.RunAsync(query.Run, token => ReadAsync(query, began, token), cancellationToken);
        }
        catch (FlitchException error)
        {
            return ConsoleAnswer.Failed(error.Error, Stopwatch.GetElapsedTime(began));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ConsoleAnswer.Failed(Cancelled, Stopwatch.GetElapsedTime(began));
        }
    }

    private async Task<ConsoleAnswer> ReadAsync(ConsoleQuery query, long began, CancellationToken cancellationToken)
    {
        await using var result = await engine.ExecuteAsync(query.Sql, QueryParameters.None, Options(query.Schema), cancellationToken);
        var rows = await result.ReadRowsAsync(cancellationToken).Take(RowsShown + 1).Select(r => Array.ConvertAll(r, GridText.Of)).ToListAsync(cancellationToken);
        return new(result.Columns, rows.Count > RowsShown ? rows.GetRange(0, RowsShown) : rows, rows.Count > RowsShown, Stopwatch.GetElapsedTime(began), null);
    }

    private static ErrorInfo Cancelled { get; } = new("query:cancelled", ErrorKind.Usage, "The query was cancelled.", "Run it again when you want its answer.");
}
