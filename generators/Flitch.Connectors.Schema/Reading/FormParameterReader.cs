using System.Linq;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads the parameters of <c>body</c> whose values stand in the form: <c>{ "form": "since", "as": "unix-seconds" }</c>.</summary>
internal static class FormParameterReader
{
    public static EquatableArray<FormParameterSpec> Read(Block request, JsonObject? body) =>
        (body?.Members ?? Enumerable.Empty<JsonMember>())
            .Where(m => m.Value is JsonObject)
            .Select(m => Read(m.Name, new Block((JsonObject)m.Value, $"the parameter `{m.Name}`", request.Findings)))
            .ToEquatableArray();

    private static FormParameterSpec Read(string name, Block block)
    {
        var field = block.RequiredText("form");
        var writing = block.Choice("as", "unix-seconds", "date-time");
        block.Close();
        return new FormParameterSpec(name, field ?? "", writing);
    }
}
