using System.Collections;
using System.Text.Json.Nodes;
using Flitch.Host.Cli.Querying;

namespace Flitch.Host.Json;

/// <summary>A query's answer.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each a list of values in the columns' order.</param>
/// <param name="More">Whether there are more rows than these.</param>
internal sealed record QueryJson(IReadOnlyList<QueryColumnJson> Columns, IReadOnlyList<IReadOnlyList<JsonNode?>> Rows, bool More)
{
    /// <summary>A value: what JSON's numbers could not hold exactly is a text.</summary>
    /// <param name="value">As a result gives it.</param>
    public static JsonNode? Value(object? value) => value switch
    {
        null or DBNull => null,
        bool flag => JsonValue.Create(flag),
        sbyte or byte or short or ushort or int or uint => JsonValue.Create(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        float number when float.IsFinite(number) => JsonValue.Create(number),
        string text => JsonValue.Create(text),
        IDictionary map => new JsonObject(ValueText.Entries(map).Select(e => KeyValuePair.Create(ValueText.Of(e.Key) ?? "null", Value(e.Value)))),
        not byte[] and IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Value)]),
        _ => JsonValue.Create(ValueText.Of(value)),
    };
}
