using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Opens a file's text as one JSON object.</summary>
internal static class Document
{
    /// <summary>The object, or null after reporting why there is none. Names that stand twice are reported; the first one counts.</summary>
    public static JsonObject? Open(string text, Findings findings)
    {
        ReportOtherEncoding(text, findings);
        try
        {
            var root = JsonReader.Read(text);
            ReportDuplicates(root, findings);
            if (root is not JsonObject)
            {
                findings.Error(DiagnosticIds.WrongJsonType, root.Start, $"Expected an object, found {root.Noun}.", "Write `{` … `}` around the file.");
            }

            return root as JsonObject;
        }
        catch (JsonSyntaxException exception)
        {
            findings.Error(
                DiagnosticIds.NotJson,
                exception.Span,
                exception.Message,
                "Write plain JSON: double quotes, no comments, no comma after the last item.");
            return null;
        }
    }

    /// <summary>Bytes that are no UTF-8 arrive as U+FFFD, whoever reads the file.</summary>
    private static void ReportOtherEncoding(string text, Findings findings)
    {
        var offset = text.IndexOf('\uFFFD');
        if (offset >= 0)
        {
            findings.Error(
                DiagnosticIds.NotUtf8,
                SourceSpan.At(text, offset),
                "The file is not UTF-8: this character could not be read.",
                "Save the file as UTF-8, and write the character again.");
        }
    }

    /// <summary>The places of a value and of all that is in it.</summary>
    public static IEnumerable<Place> Places(JsonValue value, string pointer)
    {
        var inner = value switch
        {
            JsonObject node => node.Members.SelectMany(m => Places(m.Value, pointer + "/" + JsonPointer.Escape(m.Name))),
            JsonArray node => node.Items.SelectMany((item, index) => Places(item, $"{pointer}/{index}")),
            _ => Enumerable.Empty<Place>(),
        };
        return inner.Prepend(new Place(pointer, value is JsonObject or JsonArray ? value.Start : value.Span));
    }

    private static void ReportDuplicates(JsonValue value, Findings findings)
    {
        if (value is JsonArray list)
        {
            Each(list.Items, findings);
        }
        else if (value is JsonObject node)
        {
            foreach (var repeated in node.Members.GroupBy(m => m.Name).SelectMany(g => g.Skip(1)))
            {
                findings.Error(
                    DiagnosticIds.DuplicateKey,
                    repeated.NameSpan,
                    $"`{repeated.Name}` stands twice in the same object, first in line {node.Find(repeated.Name)!.NameSpan.Line}.",
                    "Keep one of them.");
            }

            Each(node.Members.Select(m => m.Value), findings);
        }
    }

    private static void Each(IEnumerable<JsonValue> values, Findings findings)
    {
        foreach (var value in values)
        {
            ReportDuplicates(value, findings);
        }
    }
}
