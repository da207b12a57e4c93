using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Notifications;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Secrets;

namespace Flitch.Pipeline.Configuration;

/// <summary>Connections, datasets, their schedules and notices as a file that can be kept in git: written, planned and applied. Secrets never stand in it.</summary>
public sealed class ConfigService
{
    private readonly PluginCatalog _plugins;
    private readonly ConnectionService _connections;
    private readonly ConnectionStore _store;
    private readonly SecretStore _secrets;
    private readonly NoticeService _notices;
    private readonly NoticeStore _noticeStore;

    internal ConfigService(PluginCatalog plugins, ConnectionService connections, ConnectionStore store, SecretStore secrets, NoticeService notices, NoticeStore noticeStore)
    {
        (_plugins, _connections, _store) = (plugins, connections, store);
        (_secrets, _notices, _noticeStore) = (secrets, notices, noticeStore);
    }

    /// <summary>The schema of configuration files, for editors.</summary>
    public static string Schema { get; } = ReadSchema();

    /// <summary>Writes what is set. Where a secret is stored, the file names the environment variable to set before it is applied elsewhere.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string> ExportAsync(CancellationToken cancellationToken) => ConfigWriter.Write(
        await _connections.ListAsync(cancellationToken), _plugins.Connectors.ToDictionary(c => c.Name), await _notices.GetAsync(cancellationToken));

    /// <summary>Says what applying a file would do; calls nobody and changes nothing.</summary>
    /// <param name="source">The file.</param>
    /// <param name="prune">Whether connections that it does not name are removed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Something is wrong with the file, or a secret is missing (usage).</exception>
    public async Task<ConfigPlan> PlanAsync(ConfigSource source, bool prune, CancellationToken cancellationToken)
    {
        var connectors = _plugins.Connectors;
        var file = ConfigParser.Parse(source.File, source.Text, [.. connectors]);
        var (references, notes, steps) = (new ConfigSecrets(source.Environment, source.Folder), new List<string>(), new List<ConfigStep?>());
        var planner = new ConnectionPlanner(_connections, _secrets, references, notes);
        foreach (var wanted in file.Connections)
        {
            var connector = connectors.First(c => c.Name == wanted.Connector);
            steps.Add(await _store.FindAsync(wanted.Name, cancellationToken) is { } row
                ? planner.Change(wanted, connector, row, await _connections.GetAsync(wanted.Name, cancellationToken))
                : planner.Add(wanted, connector));
        }

        steps.Add(file.Notices is null ? null : await new NoticePlanner(_noticeStore, references, notes).PlanAsync(file.Notices, cancellationToken));
        var others = (await _store.ListAsync(cancellationToken)).Select(r => r.Name).Where(n => file.Connections.All(c => c.Name != n)).ToList();
        notes.AddRange(prune ? [] : others.Select(n => $"{n} is not in the file and stays; --prune removes it with its data."));
        steps.AddRange(prune ? others.Select(Removal) : []);
        return new ConfigPlan([.. steps.OfType<ConfigStep>()], notes);
    }

    /// <summary>Makes a plan's changes, one after the other. Of several, all keys are tested before the first is made.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="noTest">Calls nobody.</param>
    /// <param name="cancellationToken">Stops before the next change.</param>
    /// <exception cref="FlitchException">A key does not pass its test; nothing was changed.</exception>
    public static async Task<ConfigResult> ApplyAsync(ConfigPlan plan, bool noTest, CancellationToken cancellationToken)
    {
        foreach (var step in plan.Steps.Where(s => !noTest && plan.Steps.Count > 1 && s.TestAsync is not null))
        {
            await step.NamedAsync(() => step.TestAsync!(cancellationToken));
        }

        for (var done = 0; done < plan.Steps.Count; done++)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                var step = plan.Steps[done];
                await step.NamedAsync(() => step.ApplyAsync(noTest, cancellationToken));
            }
            catch (Exception e) when (e is FlitchException || (e is OperationCanceledException && cancellationToken.IsCancellationRequested))
            {
                return new ConfigResult([.. plan.Changes.Take(done)], plan.Changes[done], (e as FlitchException)?.Error ?? Stopped, [.. plan.Changes.Skip(done + 1)]);
            }
        }

        return new ConfigResult(plan.Changes, null, null, []);
    }

    private static ErrorInfo Stopped { get; } = new("stopped", ErrorKind.Transient, "Stopped before all was applied.", "Apply the file again; what was done is kept.");

    private ConfigStep Removal(string name) => new(
        new ConfigChange(ConfigAction.Remove, name, ["with its credentials and all its data"]), (_, stop) => _connections.RemoveAsync(name, stop));

    private static string ReadSchema()
    {
        using var stream = typeof(ConfigService).Assembly.GetManifestResourceStream(ConfigWriter.SchemaFile)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
