using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;
using Flitch.Connectors.Sandboxes;
using Flitch.Pipeline.Connections;

namespace Flitch.Host.Cli.Demo;

/// <summary>The demo's connection: added the first time, pointed at the sandbox's new address afterwards. A real account's connection is never touched.</summary>
internal static class DemoConnection
{
    /// <summary>The connection's name.</summary>
    public const string Name = "main";

    /// <summary>Adds or updates the connection, and tests it.</summary>
    /// <param name="context">The command.</param>
    /// <param name="connector">The connector.</param>
    /// <param name="sandbox">The sandbox that runs.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FlitchException">A connection of that name is another connector's or not on this machine, or the test fails.</exception>
    public static async Task<CheckResult> ConnectAsync(
        CommandContext context, ConnectorDescriptor connector, IRunningSandbox sandbox, CancellationToken cancellationToken)
    {
        var connections = context.Host.Service<ConnectionService>();
        if (await FindAsync(context, cancellationToken) is not { } existing)
        {
            var request = new ConnectionRequest(connector.Name, Name, sandbox.ConnectionFields) { Title = $"{connector.Title} sandbox" };
            return (await connections.AddAsync(request, cancellationToken)).Check!;
        }
        if (existing.Connector != connector.Name)
            throw Taken($"of the connector {existing.Connector}");
        await connections.EditAsync(Name, new ConnectionEdit { Fields = sandbox.ConnectionFields, NoTest = true }, cancellationToken);
        return await connections.TestAsync(Name, cancellationToken);
    }

    /// <summary>Removes the connection and its data, if it is the demo's.</summary>
    /// <param name="context">The command.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FlitchException">A connection of that name is not on this machine.</exception>
    public static async Task RemoveAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, cancellationToken) is not null)
            await context.Host.Service<ConnectionService>().RemoveAsync(Name, cancellationToken);
    }

    private static async Task<ConnectionInfo?> FindAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var all = await context.Host.Service<ConnectionService>().ListAsync(cancellationToken);
        var found = all.FirstOrDefault(c => c.Name == Name);
        return found is null || IsLocal(found) ? found : throw Taken("to a real account");
    }

    // A sandbox's connection has an address on this machine; a real one has none of its own, or one elsewhere.
    private static bool IsLocal(ConnectionInfo connection) =>
        connection.Fields.Values.Any(v => Uri.TryCreate(v, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Scheme == Uri.UriSchemeHttp);

    private static FlitchException Taken(string what) => new(
        "usage:demo-name-taken",
        ErrorKind.Usage,
        $"The data folder already has a connection {Name} {what}, which the demo must not change.",
        "Give the demo a folder of its own: --data DIR.");
}
