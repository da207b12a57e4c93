using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary>A JSON number, as it is written: it never passes through a floating-point type.</summary>
/// <param name="Raw">For example <c>0.33</c>.</param>
/// <param name="Span">Where it stands.</param>
public sealed record JsonNumber(string Raw, SourceSpan Span) : JsonValue(Span)
{
    /// <inheritdoc/>
    public override string Noun => "a number";
}
