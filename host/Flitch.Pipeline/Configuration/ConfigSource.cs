namespace Flitch.Pipeline.Configuration;

/// <summary>A configuration file, and where its references lead.</summary>
/// <param name="File">Its name, for messages.</param>
/// <param name="Text">Its bytes.</param>
/// <param name="Folder">Its folder, which the paths of references begin at.</param>
/// <param name="Environment">Reads an environment variable.</param>
public sealed record ConfigSource(string File, byte[] Text, string Folder, Func<string, string?> Environment);
