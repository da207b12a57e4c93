using System.Reflection;
using System.Runtime.CompilerServices;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;

namespace Flitch.Connectors.TestKit.Plugins;

/// <summary>The plugin as a host meets it.</summary>
internal static class PluginChecks
{
    private const string Subject = FindingList.Connector;
    private const int Collections = 50;

    public static void LookAtDeclaration(IConnectorPlugin plugin, FindingList findings)
    {
        var type = plugin.GetType();
        var declared = type.Assembly.GetCustomAttributes<ConnectorPluginAttribute>().Select(a => a.PluginType).ToList();
        findings.Require(
            declared.Contains(type), Subject, $"the assembly {type.Assembly.GetName().Name} does not declare {type.Name}: a host would not find it",
            $"Write [assembly: ConnectorPlugin(typeof({type.Name}))].");
        findings.Require(
            type.GetConstructor(Type.EmptyTypes) is not null, Subject, $"{type.Name} has no constructor without parameters: a host could not make it",
            "Give it one.");
    }

    public static async Task LookAtUnloadingAsync(BenchSettings settings, FindingList findings, CancellationToken cancellationToken)
    {
        var type = settings.Plugin.GetType();
        if (string.IsNullOrEmpty(type.Assembly.Location))
        {
            findings.DoesNotApply(Subject, "the plugin's assembly has no file");
            return;
        }

        findings.Look(Subject);
        try
        {
            var context = await UseAsync(settings, type, findings, cancellationToken);
            for (var i = 0; i < Collections && context.IsAlive; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                await Task.Delay(10, cancellationToken);
            }

            findings.Require(
                !context.IsAlive, Subject, "the plugin stays in memory after it was unloaded: a host could not replace it",
                "Look for static events, timers, threads, and JSON serialisation by reflection: each keeps the plugin's types alive.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            findings.Add(
                Subject, $"the plugin does not work in a load context of its own: {e.GetType().Name}: {e.Message}",
                "Let everything that it needs lie beside its assembly.");
        }
    }

    // Apart, so that no local of the caller keeps the context.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAsync(BenchSettings settings, Type type, FindingList findings, CancellationToken cancellationToken)
    {
        var context = new IsolatedContext(type.Assembly.Location);
        try
        {
            var made = Activator.CreateInstance(context.LoadPlugin().GetType(type.FullName!, throwOnError: true)!);
            if (findings.Require(made is IConnectorPlugin, Subject, $"{type.Name} is no IConnectorPlugin there", "Do not ship a copy of Flitch.Connectors.Abstractions."))
            {
                await using var bench = await Bench.StartAsync(settings with { Plugin = (IConnectorPlugin)made! }, cancellationToken);
                await bench.Connector.CheckAsync(cancellationToken);
                await bench.ReadAsync(bench.Descriptor.Objects[0], cancellationToken);
            }
        }
        finally
        {
            context.Unload();
        }

        return new WeakReference(context);
    }
}
