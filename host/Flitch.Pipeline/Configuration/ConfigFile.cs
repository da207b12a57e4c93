namespace Flitch.Pipeline.Configuration;

/// <summary>What a configuration file states.</summary>
/// <param name="Connections">The connections, by name.</param>
/// <param name="Notices">The values of notices by field, secrets as references; null when the file says nothing of them.</param>
internal sealed record ConfigFile(IReadOnlyList<ConfigConnection> Connections, IReadOnlyDictionary<string, string>? Notices)
{
    /// <summary>The version of the format that is written and read.</summary>
    public const int Version = 1;
}
