using System.CommandLine;
using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Host.Cli.Shell;
using Flitch.Storage;
using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch shell</c></summary>
internal sealed class ShellCommand : CliCommand
{
    private readonly Option<string?> connection = new("--connection") { Description = "The connection whose datasets need no prefix. Default: main.", HelpName = "NAME" };

    /// <summary>Makes the command.</summary>
    public ShellCommand()
        : base(
            "shell",
            "Ask one question in SQL after the other, with history and completion. It can only read. Statements come from standard input where that is no terminal.",
            "flitch shell",
            "flitch shell < questions.sql") => Options.Add(connection);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var folder = context.Host.Service<DataFolder>();
        var shapes = new ShapeCatalog(folder, static _ => null);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        var session = new ShellSession(
            context.Host.Service<QueryEngine>(), shapes, context.Console, output, new QueryOptions { Schema = context.Value(connection) });
        return Console.IsInputRedirected
            ? await PipeAsync(session, cancellationToken)
            : await AskAsync(session, new ShellHistory(Path.Combine(folder.Root, "shell_history")), new ShellWords(await shapes.ListAsync(cancellationToken)), cancellationToken);
    }

    // What fails ends the rest: a script goes on only from what it knows.
    private static async Task<int> PipeAsync(ShellSession session, CancellationToken cancellationToken)
    {
        var statements = new StatementSplitter();
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line && !(ShellSession.IsQuit(line) && !statements.IsOpen))
        {
            if (!statements.IsOpen && ShellSession.IsCommand(line))
            {
                await session.CommandAsync(line, cancellationToken);
                continue;
            }

            foreach (var statement in statements.Add(line))
                await session.QueryAsync(statement, cancellationToken);
        }

        if (statements.Take() is { } last)
            await session.QueryAsync(last, cancellationToken);
        return ExitCodes.Ok;
    }

    private static async Task<int> AskAsync(ShellSession session, ShellHistory history, ShellWords words, CancellationToken cancellationToken)
    {
        using var terminal = new ProcessTerminal();
        var (editor, statements) = (new LineEditor(terminal, history, words), new StatementSplitter());
        terminal.Write("Flitch's SQL shell. .help tells what it can, .quit leaves it.\r\n");
        while (editor.Read(statements.IsOpen ? "   ...> " : "flitch> ") is { } line && !(ShellSession.IsQuit(line) && !statements.IsOpen))
        {
            history.Add(line);
            if (line.Length == 0)
                statements.Take(); // given up by Ctrl-C, or an empty line
            else if (!statements.IsOpen && ShellSession.IsCommand(line))
                await TryAsync(token => session.CommandAsync(line, token), cancellationToken);
            else
                foreach (var statement in statements.Add(line))
                    await TryAsync(token => session.QueryAsync(statement, token), cancellationToken);
        }

        return ExitCodes.Ok;
    }

    private static async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await ProcessTerminal.RunAsync(work, cancellationToken);
        }
        catch (FlitchException error)
        {
            ErrorWriter.Write(new CliConsole(), error.Error, json: false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Console.Error.WriteLine("Cancelled.");
        }
    }
}
