using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary>A JSON object.</summary>
/// <param name="Members">Its members in the file's order, those that repeat a name included.</param>
/// <param name="Span">Braces included.</param>
public sealed record JsonObject(EquatableArray<JsonMember> Members, SourceSpan Span) : JsonValue(Span)
{
    /// <inheritdoc/>
    public override string Noun => "an object";

    /// <summary>The first member called <paramref name="name"/>, or null.</summary>
    /// <param name="name">Compared letter by letter.</param>
    public JsonMember? Find(string name) => Members.FirstOrDefault(m => m.Name == name);
}
