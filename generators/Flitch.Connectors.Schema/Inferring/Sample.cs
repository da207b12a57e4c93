using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>One recorded response.</summary>
/// <param name="Name">What it is called in messages, mostly its file's name.</param>
/// <param name="Root">Its body.</param>
public sealed record Sample(string Name, JsonValue Root);
