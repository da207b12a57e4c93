using System.Text.Json;

namespace Flitch.Pipeline.Configuration;

/// <summary>A value of a configuration file, with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Its first byte.</param>
internal sealed record ConfigNode(JsonValueKind Kind, int Offset)
{
    /// <summary>A string's text; empty for everything else.</summary>
    public string Text { get; init; } = "";

    /// <summary>A whole number's value; null for everything else.</summary>
    public int? Number { get; init; }

    /// <summary>An object's members, in their order.</summary>
    public IReadOnlyList<ConfigMember> Members { get; init; } = [];

    /// <summary>The member of that name, or null.</summary>
    public ConfigNode? this[string name] => Members.FirstOrDefault(m => m.Name == name)?.Value;
}
