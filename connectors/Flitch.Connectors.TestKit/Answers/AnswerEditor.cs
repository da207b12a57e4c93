using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flitch.Connectors.TestKit.Sandboxes;

namespace Flitch.Connectors.TestKit.Answers;

/// <summary>Writes answers anew, with records changed.</summary>
internal static class AnswerEditor
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer's JSON; null where it is none.</summary>
    public static JsonNode? Parse(ServiceAnswer answer)
    {
        try
        {
            return JsonNode.Parse(answer.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same answer in our own spelling, so that edited answers differ from it by the edit alone.</summary>
    public static ServiceAnswer Respell(ServiceAnswer answer) => Parse(answer) is { } root ? Write(answer, root) : answer;

    /// <summary>The answer with each of its records changed.</summary>
    public static ServiceAnswer Edit(ServiceAnswer answer, RecordPlace place, Action<FoundRecord> edit)
    {
        if (Parse(answer) is not { } root)
        {
            return answer;
        }

        foreach (var record in place.In(root))
        {
            edit(record);
        }

        return Write(answer, root);
    }

    /// <summary>The answer without the place where its records stand.</summary>
    public static ServiceAnswer WithoutPlace(ServiceAnswer answer, RecordPlace place)
    {
        if (Parse(answer) is not { } root)
        {
            return answer;
        }

        var node = root;
        foreach (var name in place.Path.SkipLast(1))
        {
            node = (node as JsonObject)?[name];
        }

        (node as JsonObject)?.Remove(place.Path[^1]);
        return Write(answer, root);
    }

    private static ServiceAnswer Write(ServiceAnswer answer, JsonNode root) => answer with { Body = Encoding.UTF8.GetBytes(root.ToJsonString(Plain)) };
}
