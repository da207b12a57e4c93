using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary>A JSON string.</summary>
/// <param name="Value">Without quotes and escapes.</param>
/// <param name="Span">Quotes included.</param>
public sealed record JsonText(string Value, SourceSpan Span) : JsonValue(Span)
{
    /// <inheritdoc/>
    public override string Noun => "a text";
}
