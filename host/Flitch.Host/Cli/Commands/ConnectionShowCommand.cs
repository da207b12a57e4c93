using System.CommandLine;
using Flitch.Host.Cli.Output;
using Flitch.Host.Json;
using Flitch.Host.Wording;
using Flitch.Pipeline.Connections;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch connection show NAME</c></summary>
internal sealed class ConnectionShowCommand : CliCommand
{
    private readonly Argument<string> name = new("name") { Description = "The connection." };

    /// <summary>Makes the command.</summary>
    public ConnectionShowCommand()
        : base("show", "Show a connection: its settings and datasets. Secrets are not shown.", "flitch connection show main") => Add(name);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var connection = await context.Host.Service<ConnectionService>().GetAsync(context.Value(name), cancellationToken);
        if (context.Json)
            JsonOutput.WriteAs(context.Console, ConnectionJson.Of(connection));
        else
            Print(context.Console, connection);
        return ExitCodes.Ok;
    }

    private static void Print(CliConsole console, ConnectionInfo connection)
    {
        console.Heading(connection.Title, $" ({connection.Name}), connector {connection.Connector}, added {Times.Second(connection.CreatedAt)} UTC");
        var fields = Tables.New("Field", "Value");
        foreach (var (field, value) in connection.Fields)
            fields.AddRow(new Text(field), new Text(value));
        foreach (var secret in connection.SecretFields)
            fields.AddRow(new Text(secret), Tables.Colored("sealed", Color.Grey));
        console.Out.Write(fields);
        Datasets(console, connection);
    }

    private static void Datasets(CliConsole console, ConnectionInfo connection)
    {
        var table = Tables.New("Dataset", "Kind", "Kept", "Refresh", "From");
        foreach (var d in connection.Datasets)
        {
            var kept = d.Enabled ? Tables.Colored("yes", Color.Green) : Tables.Colored("no", Color.Grey);
            var from = d.StartFrom is { } start ? Times.Second(start) : "the beginning";
            table.AddRow(new Text(d.Name), new Text(JsonOutput.Name(d.Mode)), kept, new Text(RefreshInterval.Format(d.RefreshEvery)), new Text(from));
        }
        console.Out.Write(table);
    }
}
