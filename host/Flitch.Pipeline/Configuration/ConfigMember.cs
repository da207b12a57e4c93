namespace Flitch.Pipeline.Configuration;

/// <summary>A member of an object in a configuration file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">The first byte of its name.</param>
/// <param name="Value">Its value.</param>
internal sealed record ConfigMember(string Name, int Offset, ConfigNode Value);
