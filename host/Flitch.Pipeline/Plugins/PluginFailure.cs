namespace Flitch.Pipeline.Plugins;

/// <summary>A plugin folder that could not be loaded; the others work.</summary>
/// <param name="Folder">The folder's name.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record PluginFailure(string Folder, string Reason);
