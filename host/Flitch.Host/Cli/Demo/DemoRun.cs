using Flitch.Connectors.Catalog;
using Flitch.Connectors.Sandboxes;
using Flitch.Host.Cli.Commands;
using Flitch.Host.Cli.Output;
using Flitch.Host.Cli.Progress;
using Flitch.Host.Cli.Querying;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Refreshing;
using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Demo;

/// <summary>The demo from the test of its connection to the answer in SQL.</summary>
/// <param name="context">The command.</param>
/// <param name="connectorName">The connector.</param>
/// <param name="sandbox">The sandbox that runs.</param>
internal sealed class DemoRun(CommandContext context, string connectorName, IRunningSandbox sandbox)
{
    /// <summary>Runs it.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var connector = context.Host.Service<PluginCatalog>().Find(connectorName);
        var check = await DemoConnection.ConnectAsync(context, connector, sandbox, cancellationToken);
        if (!context.Json)
            AccessMatrix.Print(context.Console, connector, check);
        var code = await RefreshAsync(cancellationToken);
        if (code == ExitCodes.Ok && !context.Json)
            await AskAsync(connector, cancellationToken);
        return code;
    }

    private async Task<int> RefreshAsync(CancellationToken cancellationToken)
    {
        var connection = await context.Host.Service<ConnectionService>().GetAsync(DemoConnection.Name, cancellationToken);
        var service = context.Host.Service<RefreshService>();
        var run = await ProgressDisplay.ShowAsync(
            context.Console, context.Json, progress => service.RefreshAsync(connection.Name, null, new RefreshOptions(), progress, cancellationToken));
        return RunOutcome.Print(context, run, connection);
    }

    private async Task AskAsync(ConnectorDescriptor connector, CancellationToken cancellationToken)
    {
        var (question, sql) = DemoQuestion.Of(connector, DemoConnection.Name);
        context.Console.Line();
        context.Console.Line(question);
        foreach (var line in sql.Split('\n'))
            context.Console.Line("  " + line);
        await using var result = await context.Host.Service<QueryEngine>().ExecuteAsync(sql, null, cancellationToken);
        var writer = context.Console.Out.Profile.Out.Writer;
        await new TableFormat(context.Console.Columns, 100).WriteAsync(result.Columns, result.ReadRowsAsync(cancellationToken), writer, cancellationToken);
    }
}
