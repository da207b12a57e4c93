using System.Diagnostics;
using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Host.Cli.Querying;
using Flitch.Host.Wording;
using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Shell;

/// <summary>Answers the shell's lines: statements, and its own commands that begin with a dot.</summary>
/// <param name="engine">Runs queries.</param>
/// <param name="shapes">The datasets.</param>
/// <param name="console">Its width and errors.</param>
/// <param name="output">Where answers go.</param>
/// <param name="options">How queries run.</param>
internal sealed class ShellSession(QueryEngine engine, ShapeCatalog shapes, CliConsole console, TextWriter output, QueryOptions options)
{
    private const int RowsShown = 1000;
    private string mode = "table";
    private bool timer;

    /// <summary>The shell's own commands.</summary>
    public static IReadOnlyList<string> Commands { get; } = [".columns", ".help", ".mode", ".quit", ".tables", ".timer"];

    /// <summary>Whether a line is one of the shell's own.</summary>
    /// <param name="line">The line.</param>
    public static bool IsCommand(string line) => line.TrimStart().StartsWith('.');

    /// <summary>Whether a line ends the shell.</summary>
    /// <param name="line">The line.</param>
    public static bool IsQuit(string line) => line.Trim() is ".quit" or ".exit" or "exit" or "quit";

    /// <summary>Runs one of its own commands.</summary>
    /// <param name="line">The line.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is no such command, dataset or mode (usage).</exception>
    public Task CommandAsync(string line, CancellationToken cancellationToken) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) switch
    {
        [".help"] => output.WriteAsync(Help),
        [".tables"] => TablesAsync(cancellationToken),
        [".columns", var name] => ColumnsAsync(name, cancellationToken),
        [".mode", ("table" or "csv" or "json") and var chosen] => Set(() => mode = chosen),
        [".timer", ("on" or "off") and var state] => Set(() => timer = state == "on"),
        _ => throw new FlitchException("usage:shell", ErrorKind.Usage, $"The shell does not know {line.Trim()}.", ".help lists its commands; a statement ends with a semicolon."),
    };

    /// <summary>Runs a statement and writes its answer.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <exception cref="FlitchException">What is wrong with it.</exception>
    public async Task QueryAsync(string sql, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await using (var result = await engine.ExecuteAsync(sql, QueryParameters.None, options, cancellationToken))
        {
            await Format().WriteAsync(result.Columns, result.ReadRowsAsync(cancellationToken), output, cancellationToken);
        }

        if (timer)
            await output.WriteLineAsync($"in {Times.Duration(Stopwatch.GetElapsedTime(began))}");
        await output.FlushAsync(cancellationToken);
    }

    private const string Help =
        """
        .tables            the datasets
        .columns NAME      one's columns, for example .columns main.ledgers
        .mode table|csv|json
        .timer on|off      how long queries take
        .quit              or Ctrl-D
        Everything else is SQL, over as many lines as it takes, and ends with a semicolon. Tab completes; Ctrl-C ends a query.

        """;

    private IRowFormat Format() => mode switch
    {
        "csv" => new CsvFormat(),
        "json" => new JsonFormat(),
        _ => new TableFormat(console.Columns, RowsShown),
    };

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }

    private async Task TablesAsync(CancellationToken cancellationToken) => await WriteAsync(
        ["table", "what a row is"], (await shapes.ListAsync(cancellationToken)).Select(s => new object?[] { $"{s.Connection}.{s.View}", s.Description }), cancellationToken);

    private async Task ColumnsAsync(string name, CancellationToken cancellationToken)
    {
        var parts = name.Split('.');
        var shape = await shapes.FindAsync(parts.Length == 2 ? parts[0] : options.Schema ?? "main", parts[^1], cancellationToken)
            ?? throw new FlitchException("usage:unknown-dataset", ErrorKind.Usage, $"There is no dataset {name}.", ".tables lists those that there are.");
        await WriteAsync(["column", "type", "what it holds"], shape.Columns.Select(c => new object?[] { c.Name, c.Type.ToSql(), c.Description }), cancellationToken);
    }

    private async Task WriteAsync(string[] columns, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await Format().WriteAsync([.. columns.Select(c => new QueryColumn(c, "VARCHAR"))], rows.ToAsyncEnumerable(), output, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }
}
