using System.Globalization;
using System.Text;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary>Writes a value as compact JSON. Numbers keep their own writing.</summary>
public static class JsonPrinter
{
    /// <summary>The value as one line of JSON.</summary>
    /// <param name="value">The value.</param>
    public static string Print(JsonValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonValue value)
    {
        switch (value)
        {
            case JsonObject node:
                AppendObject(text, node);
                break;
            case JsonArray node:
                AppendArray(text, node);
                break;
            case JsonText node:
                AppendText(text, node.Value);
                break;
            case JsonNumber node:
                text.Append(node.Raw);
                break;
            case JsonBoolean node:
                text.Append(node.Value ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject node)
    {
        text.Append('{');
        for (var i = 0; i < node.Members.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            AppendText(text, node.Members[i].Name);
            text.Append(':');
            Append(text, node.Members[i].Value);
        }

        text.Append('}');
    }

    private static void AppendArray(StringBuilder text, JsonArray node)
    {
        text.Append('[');
        for (var i = 0; i < node.Items.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Append(text, node.Items[i]);
        }

        text.Append(']');
    }

    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                < ' ' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
