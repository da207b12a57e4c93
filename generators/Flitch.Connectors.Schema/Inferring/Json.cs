using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Makes JSON values, which stand nowhere yet.</summary>
internal static class Json
{
    public static JsonText Text(string value) => new(value, SourceSpan.Start);

    public static JsonNumber Number(int value) => new(value.ToString(CultureInfo.InvariantCulture), SourceSpan.Start);

    public static JsonArray List(IEnumerable<string> texts) => new(texts.Select(t => (JsonValue)Text(t)).ToEquatableArray(), SourceSpan.Start);

    /// <summary>An object of the members that have a value.</summary>
    public static JsonObject Object(params (string Name, JsonValue? Value)[] members) => Object((IEnumerable<(string, JsonValue?)>)members);

    public static JsonObject Object(IEnumerable<(string Name, JsonValue? Value)> members) =>
        new(members.Where(m => m.Value is not null).Select(m => new JsonMember(m.Name, SourceSpan.Start, m.Value!)).ToEquatableArray(), SourceSpan.Start);
}
