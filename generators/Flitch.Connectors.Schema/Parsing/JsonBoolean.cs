using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Value">Which of them.</param>
/// <param name="Span">Where it stands.</param>
public sealed record JsonBoolean(bool Value, SourceSpan Span) : JsonValue(Span)
{
    /// <inheritdoc/>
    public override string Noun => "true or false";
}
