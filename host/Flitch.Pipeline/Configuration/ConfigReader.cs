using System.Text.Json;

namespace Flitch.Pipeline.Configuration;

/// <summary>Reads a file's JSON with the place of every value. Comments and commas at the end are let pass: people edit these files.</summary>
internal static class ConfigReader
{
    /// <exception cref="Flitch.Connectors.FlitchException">Kind usage: it is no JSON, or a member is there twice.</exception>
    public static ConfigNode Read(byte[] text, ConfigFindings findings)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16 });
        try
        {
            reader.Read();
            var root = Value(ref reader, findings);
            reader.Read(); // whatever follows is a mistake
            return root;
        }
        catch (JsonException e)
        {
            throw findings.NotJson(e.LineNumber ?? 0, e.BytePositionInLine ?? 0, "here it ceases to be JSON.");
        }
        catch (InvalidOperationException)
        {
            throw findings.NotJson(0, 0, "a text in it is not UTF-8.");
        }
    }

    private static ConfigNode Value(ref Utf8JsonReader reader, ConfigFindings findings)
    {
        var offset = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new ConfigNode(JsonValueKind.Object, offset) { Members = Members(ref reader, findings) };
            case JsonTokenType.StartArray:
                reader.Skip();
                return new ConfigNode(JsonValueKind.Array, offset);
            case JsonTokenType.String:
                return new ConfigNode(JsonValueKind.String, offset) { Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new ConfigNode(JsonValueKind.Number, offset) { Number = reader.TryGetInt32(out var number) ? number : null };
            default:
                return new ConfigNode(reader.TokenType is JsonTokenType.Null ? JsonValueKind.Null : JsonValueKind.True, offset);
        }
    }

    private static List<ConfigMember> Members(ref Utf8JsonReader reader, ConfigFindings findings)
    {
        var members = new List<ConfigMember>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, offset) = (reader.GetString()!, (int)reader.TokenStartIndex);
            reader.Read();
            var value = Value(ref reader, findings);
            if (members.Exists(m => m.Name == name))
            {
                findings.Add(offset, $"\"{Shown(name)}\" is there twice.");
            }

            members.Add(new ConfigMember(name, offset, value));
        }

        return members;
    }

    /// <summary>A name as it can be repeated: short, and without what a terminal would act upon.</summary>
    internal static string Shown(string name) => string.Concat(name.Take(60).Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
