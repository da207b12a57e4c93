namespace Flitch.Pipeline.Plugins;

/// <summary>A plugin folder that could not be loaded; the others work.</summary>
/// <param name="Folder">The folder's name.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="KeptFrom">When the folder was last loaded, where that plugin goes on in place of the one that failed; null where there is none.</param>
public sealed record PluginFailure(string Folder, string Reason, DateTimeOffset? KeptFrom = null);
