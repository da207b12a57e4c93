using System.CommandLine;
using Flitch.Host.Cli.Output;
using Flitch.Host.Cli.Querying;
using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch query "SQL"</c></summary>
internal sealed class QueryCommand : CliCommand
{
    private readonly Argument<string> sql = new("sql") { Description = "One SELECT in DuckDB's SQL; every dataset is a view, for example main.ledgers. - reads it from standard input." };
    private readonly Option<string> format = new("--format") { Description = "table, csv, json or parquet. Default: table; json with --json.", HelpName = "FORMAT", DefaultValueFactory = _ => "table" };
    private readonly Option<FileInfo?> output = new("--output", "-o") { Description = "Write to a file instead of standard output.", HelpName = "FILE" };
    private readonly Option<int> limit = new("--limit") { Description = "Rows that a table shows at most; 0 for all. Default: 1000. Other formats have no limit.", HelpName = "N", DefaultValueFactory = _ => 1000 };

    private readonly Option<string[]> param = new("--param", "-p")
    {
        Description = "The value of $NAME in the SQL; may be repeated. It is bound, never put into the text. Numbers, true, false, null, dates and ISO times are what they look like; 'quoted' is a text.",
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> connection = new("--connection") { Description = "The connection whose datasets need no prefix. Default: main.", HelpName = "NAME" };
    private readonly Option<int?> timeout = new("--timeout") { Description = "End the query after so many seconds.", HelpName = "SECONDS" };
    private readonly Option<int?> watch = new("--watch")
    {
        Description = "Answer again every so many seconds, 5 where none are given, until Ctrl-C.",
        HelpName = "SECONDS",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Makes the command.</summary>
    public QueryCommand()
        : base(
            "query",
            "Answer a question in SQL over the stored datasets. It can only read. Calls nobody.",
            "flitch query \"SELECT asset, sum(amount - fee) AS total FROM main.ledgers GROUP BY asset\"",
            "flitch query \"SELECT * FROM main.trades_history\" --format parquet --output trades.parquet",
            "flitch query \"SELECT * FROM main.ledgers WHERE asset = $asset AND time >= $since\" --param asset=XXBT --param since=2026-01-01",
            "flitch query \"SELECT asset, balance FROM main.balance\" --watch 10")
    {
        format.AcceptOnlyFromAmong("table", "csv", "json", "parquet");
        Add(sql);
        foreach (var option in new Option[] { param, connection, format, output, limit, timeout, watch })
            Options.Add(option);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var text = context.Value(sql) is "-" ? await Console.In.ReadToEndAsync(cancellationToken) : context.Value(sql);
        var ask = new Question(context.Host.Service<QueryEngine>(), text, QueryParameterText.Read(context.Value(param)!), OptionsOf(context));
        if (context.Has(watch))
            await WatchAsync(context, ask, cancellationToken);
        else
            await AnswerAsync(context, ask, cancellationToken);
        return ExitCodes.Ok;
    }

    private QueryOptions OptionsOf(CommandContext context) => new()
    {
        Schema = context.Value(connection),
        Timeout = context.Value(timeout) is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null,
    };

    private async Task AnswerAsync(CommandContext context, Question ask, CancellationToken cancellationToken)
    {
        if (FormatOf(context) == "parquet")
            await ParquetOutput.WriteAsync(ask.Engine, ask.Sql, ask.Parameters, ask.Options, context.Value(output), cancellationToken);
        else
            await WriteRowsAsync(context, ask, cancellationToken);
    }

    // Ctrl-C is how it is meant to end.
    private async Task WatchAsync(CommandContext context, Question ask, CancellationToken cancellationToken)
    {
        var every = TimeSpan.FromSeconds(Math.Max(1, context.Value(watch) ?? 5));
        try
        {
            while (true)
            {
                if (CliConsole.IsLive && context.Value(output) is null)
                    Console.Clear();
                await AnswerAsync(context, ask, cancellationToken);
                await Task.Delay(every, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The last answer stands.
        }
    }

    private string FormatOf(CommandContext context) => context.Json && !context.Has(format) ? "json" : context.Value(format)!;

    private IRowFormat RowFormat(CommandContext context) => FormatOf(context) switch
    {
        "csv" => new CsvFormat(),
        "json" => new JsonFormat(),
        _ => new TableFormat(context.Value(output) is null ? context.Console.Columns : null, context.Value(limit) is > 0 and var rows ? rows : int.MaxValue),
    };

    private async Task WriteRowsAsync(CommandContext context, Question ask, CancellationToken cancellationToken)
    {
        await using var result = await ask.Engine.ExecuteAsync(ask.Sql, ask.Parameters, ask.Options, cancellationToken);
        var rows = result.ReadRowsAsync(cancellationToken);
        if (context.Value(output) is { } file)
        {
            await using var writer = OutputFile.Create(file);
            await RowFormat(context).WriteAsync(result.Columns, rows, writer, cancellationToken);
        }
        else
        {
            await using var writer = new StreamWriter(Console.OpenStandardOutput());
            await RowFormat(context).WriteAsync(result.Columns, rows, writer, cancellationToken);
        }
    }

    private sealed record Question(QueryEngine Engine, string Sql, QueryParameters Parameters, QueryOptions Options);
}
