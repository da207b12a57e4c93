namespace Flitch.Pipeline.Plugins;

/// <summary>What an installation did, or undid.</summary>
/// <param name="Folder">The plugin's folder, its full path.</param>
/// <param name="Connectors">The connectors that it brings, by name.</param>
/// <param name="Replaced">Whether another build was there before.</param>
public sealed record InstalledPlugin(string Folder, IReadOnlyList<string> Connectors, bool Replaced);
