using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary>A name and its value in a JSON object.</summary>
/// <param name="Name">Without quotes and escapes.</param>
/// <param name="NameSpan">The name with its quotes.</param>
/// <param name="Value">The value.</param>
public sealed record JsonMember(string Name, SourceSpan NameSpan, JsonValue Value);
