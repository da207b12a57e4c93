using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary><c>null</c>.</summary>
/// <param name="Span">Where it stands.</param>
public sealed record JsonNull(SourceSpan Span) : JsonValue(Span)
{
    /// <inheritdoc/>
    public override string Noun => "null";
}
