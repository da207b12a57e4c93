using System.Linq;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Envelopes: <c>{"error":[],"result":…}</c> has its answer below <c>result</c>; others are looked through from their root.</summary>
internal static class Answers
{
    private static readonly string[] Result = { "result" };

    /// <summary>Names from the root to where an answer begins.</summary>
    /// <exception cref="InferenceException">It is an error.</exception>
    public static EquatableArray<string> Start(Sample sample)
    {
        if (sample.Root is JsonArray { Items.Count: > 0 } list && !(list.Items[0] is JsonObject))
        {
            throw new InferenceException(
                "infer:no-objects", $"The records of {sample.Name} are no objects: a column has its name from a field's.", "Such an answer cannot be described by a schema file.");
        }

        if (sample.Root is not JsonObject root || root.Find("error")?.Value is not JsonArray errors)
        {
            return EquatableArrays.Empty<string>();
        }

        if (errors.Items.Count > 0 && root.Find("result") is null)
        {
            var texts = string.Join(", ", errors.Items.Select(i => i is JsonText text ? text.Value : JsonPrinter.Print(i)));
            throw new InferenceException("infer:error-answer", $"{sample.Name} is an error, and no data: {texts}.", "Record an answer that succeeded.");
        }

        return root.Find("result") is null ? EquatableArrays.Empty<string>() : Result.ToEquatableArray();
    }
}
