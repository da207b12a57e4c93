using Flitch.Connectors.Catalog;
using Flitch.Connectors.Sandboxes;
using Flitch.Host.Cli.Output;

namespace Flitch.Host.Cli.Commands;

/// <summary>Tells a person how to connect to a sandbox. No line is broken, so that keys and commands can be copied.</summary>
internal static class SandboxText
{
    /// <summary>Prints address, keys and the commands that connect.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="connector">The connector it stands in for; null when that is not installed.</param>
    /// <param name="name">The connector's name.</param>
    /// <param name="running">The sandbox.</param>
    public static void Print(CliConsole console, ConnectorDescriptor? connector, string name, IRunningSandbox running)
    {
        console.Line($"Sandbox of {name} at {running.Address.AbsoluteUri}");
        console.Line();
        foreach (var (field, value) in running.ConnectionFields)
            console.Line($"  {field,-12} {value}");
        console.Line();
        if (connector is not null)
            Connect(console, connector, running);
        foreach (var (title, value) in running.Notes)
            console.Line($"{title}:\n  {value}");
        console.Line();
        console.Line("Its keys open nothing else. Ctrl-C stops it.");
    }

    private static void Connect(CliConsole console, ConnectorDescriptor connector, IRunningSandbox running)
    {
        var secrets = connector.Form.Where(f => f.Secret).Select(f => f.Name).ToHashSet();
        console.Line("To connect, in another terminal:");
        foreach (var (field, value) in running.ConnectionFields.Where(f => secrets.Contains(f.Key)))
            console.Line($"  export {Variable(field)}='{value}'");
        var settings = running.ConnectionFields.Select(f => $"--set {f.Key}={(secrets.Contains(f.Key) ? $"env:{Variable(f.Key)}" : f.Value)}");
        console.Line($"  {Invocation.Name} connection add {connector.Name} --name sandbox {string.Join(' ', settings)}");
        console.Line();
    }

    private static string Variable(string field) => $"SANDBOX_{field.ToUpperInvariant()}";
}
