using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Plugins;

/// <summary>Brings what is loaded in step with the plugin folder. A folder that fails keeps its last good plugin. Not for two threads at once.</summary>
internal sealed class PluginSlots(string root, PluginLoader loader, IReadOnlyList<LoadedPlugin> inProcess, ILogger log)
{
    private readonly SortedDictionary<string, PluginSlot> _slots = new(StringComparer.Ordinal);
    private bool _begun;

    public PluginSnapshot Snapshot => new(
        inProcess.Concat(_slots.Values.Select(s => s.Current).OfType<LoadedPlugin>()), [.. _slots.Values.Select(s => s.Failure).OfType<PluginFailure>()]);

    public bool Differ(PluginScan scan) => Gone(scan).Count > 0 || Changed(scan).Count > 0;

    /// <summary>Follows a scan.</summary>
    /// <param name="scan">How the folders are.</param>
    /// <returns>Plugins that are no longer in use, for the caller to let go of once the new snapshot is there.</returns>
    public IReadOnlyList<LoadedPlugin> Follow(PluginScan scan)
    {
        var retired = Gone(scan).Select(Drop).OfType<LoadedPlugin>().ToList();

        // A folder that failed is tried again with every change: what stood in its way may be gone.
        var problems = _slots.Values.ToDictionary(s => s, s => s.Problem);
        var changed = Changed(scan);
        foreach (var name in changed.Union(_slots.Values.Where(s => s.Problem is not null && scan.Has(s.Name)).Select(s => s.Name)).Order(StringComparer.Ordinal))
        {
            Load(name, scan.Folders[name]);
        }

        retired.AddRange(Settle());
        Tell(_slots.Values.Where(s => changed.Contains(s.Name) || s.Problem != problems.GetValueOrDefault(s)));
        _begun = true;
        return retired;
    }

    /// <summary>Everything; for the end.</summary>
    public IReadOnlyList<LoadedPlugin> Clear()
    {
        var all = inProcess.Concat(_slots.Values.Select(s => s.Current).OfType<LoadedPlugin>()).ToList();
        _slots.Clear();
        return all;
    }

    private List<string> Gone(PluginScan scan) => [.. _slots.Keys.Where(n => !scan.Folders.ContainsKey(n) && !scan.Unsettled.Contains(n))];

    private List<string> Changed(PluginScan scan) =>
        [.. scan.Folders.Keys.Where(n => scan.Has(n) && (!_slots.TryGetValue(n, out var slot) || slot.Seen != scan.Folders[n]))];

    private LoadedPlugin? Drop(string name)
    {
        PluginLog.Gone(log, name);
        _slots.Remove(name, out var slot);
        return slot!.Current;
    }

    private void Load(string name, string fingerprint)
    {
        var slot = _slots.TryGetValue(name, out var known) ? known : _slots[name] = new PluginSlot(name);
        (slot.Seen, slot.Problem) = (fingerprint, null);
        try
        {
            slot.Next = loader.Load(Path.Combine(root, name), fingerprint);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A plugin's constructor, static state or registration can throw anything; none of it may take the host down.
            slot.Problem = PluginProblem.Describe(e);
        }
    }

    /// <summary>Decides who brings which connector.</summary>
    private List<LoadedPlugin> Settle()
    {
        var retired = new List<LoadedPlugin>();
        var taken = inProcess.SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        foreach (var slot in _slots.Values.OrderBy(s => s.Rank).ThenBy(s => s.Name, StringComparer.Ordinal).ToList())
        {
            retired.AddRange(Choose(slot, taken));
            taken.UnionWith(slot.Current is { } chosen ? Names(chosen) : []);
        }

        return retired;
    }

    /// <summary>The newest of a slot whose connectors nobody else brings.</summary>
    /// <returns>Those that are not it.</returns>
    private static List<LoadedPlugin> Choose(PluginSlot slot, HashSet<string> taken)
    {
        var retired = new List<LoadedPlugin>();
        if (slot.Next is { } next)
        {
            slot.Problem = Clash(next, taken);
            var (chosen, other) = slot.Problem is null ? (next, slot.Current) : (slot.Current, next);
            retired.AddRange(other is null ? [] : [other]);
            (slot.Current, slot.Next) = (chosen, null);
        }

        // What the last good one brings another may have taken over meanwhile.
        if (slot.Current is { } current && Clash(current, taken) is { } clash)
        {
            retired.Add(current);
            (slot.Current, slot.Problem) = (null, slot.Problem ?? clash);
        }

        return retired;
    }

    private static string? Clash(LoadedPlugin plugin, HashSet<string> taken)
    {
        var names = Names(plugin).ToList();
        return names.Find(n => taken.Contains(n) || names.Count(other => other == n) > 1) is { } name ? $"Another plugin already brings a connector called {name}." : null;
    }

    private static IEnumerable<string> Names(LoadedPlugin plugin) => plugin.Connectors.Select(c => c.Descriptor.Name);

    private void Tell(IEnumerable<PluginSlot> slots)
    {
        foreach (var slot in slots)
        {
            if (slot.Failure is not { } failure)
            {
                TellLoaded(slot.Current!);
            }
            else if (failure.KeptFrom is { } kept)
            {
                PluginLog.Kept(log, slot.Name, kept, failure.Reason);
            }
            else
            {
                PluginLog.NotLoaded(log, slot.Name, failure.Reason);
            }
        }
    }

    /// <summary>What is there when a process begins is no news.</summary>
    private void TellLoaded(LoadedPlugin plugin)
    {
        if (_begun)
        {
            PluginLog.Loaded(log, plugin.Name, string.Join(", ", Names(plugin)));
        }
    }
}
