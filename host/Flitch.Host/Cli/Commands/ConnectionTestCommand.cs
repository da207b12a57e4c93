using System.CommandLine;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Host.Json;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch connection test NAME</c></summary>
internal sealed class ConnectionTestCommand : CliCommand
{
    private readonly Argument<string> name = new("name") { Description = "The connection." };

    /// <summary>Makes the command.</summary>
    public ConnectionTestCommand()
        : base("test", "Test a connection: what its key may read, and what it had better not be able to do.", "flitch connection test main") => Add(name);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var connections = context.Host.Service<ConnectionService>();
        var connection = await connections.GetAsync(context.Value(name), cancellationToken);
        var check = await connections.TestAsync(connection.Name, cancellationToken);
        if (context.Json)
            JsonOutput.WriteAs(context.Console, CheckJson.Of(check));
        else
            AccessMatrix.Print(context.Console, context.Host.Service<PluginCatalog>().Find(connection.Connector), check);
        var picked = connection.Datasets.Where(d => d.Enabled).Select(d => d.Name).ToHashSet();
        return ExitCodes.For(check.Objects.Where(o => picked.Contains(o.Object)).Select(o => o.Error).OfType<ErrorInfo>().Select(e => e.Kind));
    }
}
