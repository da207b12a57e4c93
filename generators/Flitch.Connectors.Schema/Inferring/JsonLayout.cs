using System.Collections.Generic;
using System.Linq;
using System.Text;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Writes JSON as people write schema files: what is short stands on one line, the rest is indented.</summary>
internal static class JsonLayout
{
    private const int Width = 140;

    public static string Write(JsonValue value)
    {
        var text = new StringBuilder();
        Append(text, value, 0, 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonValue value, int indent, int used)
    {
        var line = OneLine(value);
        if (indent > 0 && (line.Length + used <= Width || value is not (JsonObject or JsonArray)))
        {
            text.Append(line);
            return;
        }

        switch (value)
        {
            case JsonObject node:
                Block(text, '{', '}', indent, node.Members.Select(m => (Name: (string?)m.Name, m.Value)).ToList());
                break;
            case JsonArray list when list.Items.All(i => i is not (JsonObject or JsonArray)):
                Filled(text, list, indent);
                break;
            case JsonArray list:
                Block(text, '[', ']', indent, list.Items.Select(i => (Name: (string?)null, i)).ToList());
                break;
            default:
                text.Append(line);
                break;
        }
    }

    private static void Block(StringBuilder text, char open, char close, int indent, IReadOnlyList<(string? Name, JsonValue Value)> items)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            var name = items[i].Name is { } known ? JsonPrinter.Print(Json.Text(known)) + ": " : "";
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', indent + 2).Append(name);
            Append(text, items[i].Value, indent + 2, indent + 2 + name.Length + 1);
        }

        text.Append('\n').Append(' ', indent).Append(close);
    }

    private static void Filled(StringBuilder text, JsonArray list, int indent)
    {
        var line = new string(' ', indent + 2);
        text.Append("[\n");
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = OneLine(list.Items[i]) + (i + 1 < list.Items.Count ? "," : "");
            if (line.Length + item.Length > Width && line.Trim().Length > 0)
            {
                text.Append(line.TrimEnd()).Append('\n');
                line = new string(' ', indent + 2);
            }

            line += item + " ";
        }

        text.Append(line.TrimEnd()).Append('\n').Append(' ', indent).Append(']');
    }

    private static string OneLine(JsonValue value) => value switch
    {
        JsonObject { Members.Count: > 0 } node => "{ " + string.Join(", ", node.Members.Select(m => JsonPrinter.Print(Json.Text(m.Name)) + ": " + OneLine(m.Value))) + " }",
        JsonArray list => "[" + string.Join(", ", list.Items.Select(OneLine)) + "]",
        _ => JsonPrinter.Print(value),
    };
}
