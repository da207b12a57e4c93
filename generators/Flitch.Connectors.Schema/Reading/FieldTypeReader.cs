using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>type</c>, <c>format</c> and <c>items</c> of a field.</summary>
internal static class FieldTypeReader
{
    public const int DefaultPrecision = 38;
    public const int DefaultScale = 18;

    private static readonly string[] Scalars = { "string", "integer", "number", "boolean" };
    private static readonly string[] All = { "string", "integer", "number", "boolean", "array", "object" };

    /// <summary>The type's word (null when it is none), and whether null is allowed too.</summary>
    public static (string? Word, bool AllowsNull) ReadWord(Block field)
    {
        var member = field.Require("type");
        return member?.Value switch
        {
            null => (null, false),
            JsonArray list => ReadUnion(list, field),
            _ => (Known(field.As<JsonText>(member, "a text or a list"), All, field), false),
        };
    }

    private static (string? Word, bool AllowsNull) ReadUnion(JsonArray list, Block field)
    {
        var words = list.Items.OfType<JsonText>().Where(t => t.Value != "null").ToList();
        if (list.Items.Count != 2 || words.Count != 1 || !list.Items.OfType<JsonText>().Any(t => t.Value == "null"))
        {
            field.Findings.Error(
                DiagnosticIds.UnknownType,
                list.Start,
                "A list of types can only be one type and `null`.",
                "Write one type, or `[\"string\", \"null\"]`; what is not always a number is a `string`.");
            return (null, false);
        }

        return (Known(words[0], All, field), true);
    }

    private static string? Known(JsonText? text, string[] words, Block field)
    {
        if (text is null || words.Contains(text.Value))
        {
            return text?.Value;
        }

        field.Findings.Error(DiagnosticIds.UnknownType, text.Span, $"`{text.Value}` is no type of a field here.", Suggestion.Fix(text.Value, words));
        return null;
    }

    /// <summary>The column type of a scalar or list; null after a finding.</summary>
    public static FieldType? ReadType(Block field, string? word) => word switch
    {
        "string" => OfFormat(field, word, new FieldType(FieldKind.Text), "decimal", "unix-seconds", "date-time", "date"),
        "integer" => OfFormat(field, word, new FieldType(FieldKind.Integer), "unix-seconds"),
        "number" => OfFormat(field, word, null, "decimal", "unix-seconds"),
        "array" or "object" when IsKeptAsJson(field) => KeptAsJson(field),
        "boolean" => WithoutFormat(field, word, new FieldType(FieldKind.Boolean)),
        "array" => WithoutFormat(field, word, ReadItems(field)),
        _ => Unread(field),
    };

    /// <summary>Whether a list or an object is not taken apart.</summary>
    public static bool IsKeptAsJson(Block field) => field.Node.Find("format")?.Value is JsonText { Value: "json" };

    private static FieldType KeptAsJson(Block field)
    {
        field.Member("format");
        return new FieldType(FieldKind.Json);
    }

    private static FieldType? Unread(Block field)
    {
        field.Member("format");
        return null;
    }

    private static FieldType? WithoutFormat(Block field, string word, FieldType? type)
    {
        field.Refuse("format", $"the type `{word}`", DiagnosticIds.BadFormat);
        return type;
    }

    private static FieldType? OfFormat(Block field, string word, FieldType? plain, params string[] formats)
    {
        var member = field.Member("format");
        if (member is null)
        {
            return plain ?? MissingFormat(field);
        }

        if (field.As<JsonText>(member, "a text") is not { } format)
        {
            return null;
        }

        if (formats.Contains(format.Value))
        {
            return OfFormat(format.Value);
        }

        field.Findings.Error(
            DiagnosticIds.BadFormat, format.Span, $"`{format.Value}` is no format of the type `{word}`.", Suggestion.Fix(format.Value, formats));
        return null;
    }

    private static FieldType? MissingFormat(Block field)
    {
        field.Findings.Error(
            DiagnosticIds.NumberWithoutFormat,
            field.SpanOf("type"),
            "A `number` has to say what it is, because an amount must never pass through a floating-point type.",
            "Add `\"format\": \"decimal\"` for an amount or `\"format\": \"unix-seconds\"` for a time, or write `integer`.");
        return null;
    }

    private static FieldType OfFormat(string format) => format switch
    {
        "decimal" => new FieldType(FieldKind.Decimal, DefaultPrecision, DefaultScale),
        "unix-seconds" => new FieldType(FieldKind.Timestamp, Time: TimeFormat.UnixSeconds),
        "date-time" => new FieldType(FieldKind.Timestamp, Time: TimeFormat.DateTime),
        _ => new FieldType(FieldKind.Date),
    };

    private static FieldType? ReadItems(Block field)
    {
        var items = field.RequiredChild("items");
        if (items is null)
        {
            return null;
        }

        items.Text("description");
        var type = ReadItemType(items);
        type = DecimalDigits.Apply(type, items.Child("x-flitch"), closes: true);
        items.Close();
        return type is null ? null : new FieldType(FieldKind.List, Element: type);
    }

    private static FieldType? ReadItemType(Block items)
    {
        var text = items.As<JsonText>(items.Require("type"), "a text");
        if (text is not null && !Scalars.Contains(text.Value))
        {
            items.Findings.Error(
                DiagnosticIds.BadItems,
                text.Span,
                $"A list's items cannot be `{text.Value}`.",
                "Lists hold scalars: " + Suggestion.Listed((IEnumerable<string>)Scalars) + ".");
            items.Member("format");
            items.Member("items");
            items.Member("properties");
            items.Member("required");
            return null;
        }

        return ReadType(items, text?.Value);
    }
}
