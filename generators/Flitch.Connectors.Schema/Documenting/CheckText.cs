using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Documenting;

/// <summary>What a check says, in a sentence.</summary>
internal static class CheckText
{
    public static string Of(CheckSpec check)
    {
        var settings = (JsonObject)JsonReader.Read(check.Settings);
        return check.Kind switch
        {
            "runningBalance" => $"per {Names(settings, "group")}, {Names(settings, "change")} of each row lead from one `{Text(settings, "closing")}` to the next",
            "lastEquals" => $"per {Names(settings, "group")}, the newest `{Text(settings, "value")}` equals `{Text(settings, "field")}` of {check.OtherObject}",
            "references" => $"{string.Join(" or ", Ways(settings))} of {check.OtherObject}",
            _ => $"{check.Kind}: `{check.Settings}`",
        };
    }

    private static IEnumerable<string> Ways(JsonObject settings) =>
        ((settings.Find("by")?.Value as JsonArray)?.Items ?? EquatableArrays.Empty<JsonValue>()).OfType<JsonObject>()
            .Select(by => $"each `{Text(by, "column")}` is a `{Text(by, "field")}`");

    private static string Names(JsonObject settings, string keyword) => settings.Find(keyword)?.Value switch
    {
        JsonArray list => string.Join(" and ", list.Items.OfType<JsonText>().Select(t => $"`{t.Value}`")),
        JsonText text => $"`{text.Value}`",
        _ => "",
    };

    private static string Text(JsonObject settings, string keyword) => (settings.Find(keyword)?.Value as JsonText)?.Value ?? "";
}
