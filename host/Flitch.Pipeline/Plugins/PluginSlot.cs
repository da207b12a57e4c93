namespace Flitch.Pipeline.Plugins;

/// <summary>One folder of the plugin folder: what was last seen of it, the plugin to use, and a newer one that is not in use yet.</summary>
internal sealed class PluginSlot(string name)
{
    public string Name { get; } = name;

    /// <summary>The fingerprint with which it was last loaded, well or not; null when it has to be tried again.</summary>
    public string? Seen { get; set; }

    /// <summary>The last one that was good.</summary>
    public LoadedPlugin? Current { get; set; }

    /// <summary>Loaded just now.</summary>
    public LoadedPlugin? Next { get; set; }

    /// <summary>Why the folder as it is now is not in use.</summary>
    public string? Problem { get; set; }

    /// <summary>Whoever brings a connector already keeps it against a newcomer: what did not change comes first, then what is there in another version.</summary>
    public int Rank => (Next, Current) switch
    {
        (null, _) => 0,
        (_, not null) => 1,
        _ => 2,
    };

    public PluginFailure? Failure => Problem is null ? null : new PluginFailure(Name, Problem, Current?.LoadedAt);
}
