using System.CommandLine;
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

    /// <summary>Makes the command.</summary>
    public QueryCommand()
        : base(
            "query",
            "Answer a question in SQL over the stored datasets. It can only read. Calls nobody.",
            "flitch query \"SELECT asset, sum(amount - fee) AS total FROM main.ledgers GROUP BY asset\"",
            "flitch query \"SELECT * FROM main.trades_history\" --format parquet --output trades.parquet")
    {
        format.AcceptOnlyFromAmong("table", "csv", "json", "parquet");
        Add(sql);
        foreach (var option in new Option[] { format, output, limit })
            Options.Add(option);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var text = context.Value(sql) is "-" ? await Console.In.ReadToEndAsync(cancellationToken) : context.Value(sql);
        var engine = context.Host.Service<QueryEngine>();
        if (FormatOf(context) == "parquet")
            await ParquetOutput.WriteAsync(engine, text, context.Value(output), cancellationToken);
        else
            await WriteRowsAsync(context, engine, text, cancellationToken);
        return ExitCodes.Ok;
    }

    private string FormatOf(CommandContext context) => context.Json && !context.Has(format) ? "json" : context.Value(format)!;

    private IRowFormat RowFormat(CommandContext context) => FormatOf(context) switch
    {
        "csv" => new CsvFormat(),
        "json" => new JsonFormat(),
        _ => new TableFormat(context.Value(output) is null ? context.Console.Columns : null, context.Value(limit) is > 0 and var rows ? rows : int.MaxValue),
    };

    private async Task WriteRowsAsync(CommandContext context, QueryEngine engine, string text, CancellationToken cancellationToken)
    {
        await using var result = await engine.ExecuteAsync(text, null, cancellationToken);
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
}
