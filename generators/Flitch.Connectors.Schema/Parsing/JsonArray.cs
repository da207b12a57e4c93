using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary>A JSON array.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Span">Brackets included.</param>
public sealed record JsonArray(EquatableArray<JsonValue> Items, SourceSpan Span) : JsonValue(Span)
{
    /// <inheritdoc/>
    public override string Noun => "a list";
}
