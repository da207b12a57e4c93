using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads one field that is no object into a column.</summary>
internal static class FieldReader
{
    /// <summary>The column.</summary>
    /// <param name="field">The field's block, whose type has been read.</param>
    /// <param name="word">Its type.</param>
    /// <param name="column">What is known of it: name, path, required.</param>
    /// <param name="span">Where the field's name stands.</param>
    public static ReadColumn Read(Block field, string? word, ColumnSpec column, SourceSpan span)
    {
        var type = FieldTypeReader.ReadType(field, word);
        RefuseOthers(field, word, type?.Kind == FieldKind.Json ? "the format `json`, which keeps the value whole" : $"the type `{word}`");
        var known = ReadEnum(field, type);
        var extension = field.Child("x-flitch");
        type = DecimalDigits.Apply(type, extension, closes: false);
        var read = extension is null ? column : ReadExtension(extension, type, column);
        var aliases = extension?.TextOrTexts("alias") ?? new List<JsonText>();
        if (extension?.Node.Find("alias")?.Value is JsonArray { Items.Count: 0 } none)
        {
            field.Findings.Error(DiagnosticIds.EmptyList, none.Start, "`alias` is empty.", "Write the name that the column had before, or remove it.");
        }

        var unitBy = extension?.As<JsonText>(extension.Member("unitBy"), "a text");
        extension?.Close();
        read = read with { UnitBy = unitBy?.Value, Type = type ?? column.Type, KnownValues = known, Aliases = aliases.Select(a => a.Value).ToEquatableArray() };
        return new ReadColumn(read, span, type is not null) { Aliases = aliases, UnitBy = unitBy };
    }

    /// <summary>The keywords of lists and objects go with nothing else; of an unknown type nothing can be said.</summary>
    private static void RefuseOthers(Block field, string? word, string reason)
    {
        foreach (var keyword in new[] { "items", "properties", "required" })
        {
            if (word is null)
            {
                field.Member(keyword);
            }
            else if (word != "array" || keyword != "items" || FieldTypeReader.IsKeptAsJson(field))
            {
                field.Refuse(keyword, reason, DiagnosticIds.KeywordNotForType);
            }
        }
    }

    private static ColumnSpec ReadExtension(Block extension, FieldType? type, ColumnSpec column) => column with
    {
        Name = extension.Text("name") ?? column.Name,
        Unit = extension.Text("unit"),
        NullValues = ReadNullValues(extension, type),
    };

    private static EquatableArray<string>? ReadEnum(Block field, FieldType? type)
    {
        if (type is not null && type.Kind != FieldKind.Text)
        {
            field.Refuse("enum", "a field that is no plain text", DiagnosticIds.BadEnum);
            return null;
        }

        return field.As<JsonArray>(field.Member("enum"), "a list") is { } list ? ReadEnum(field, list) : null;
    }

    private static EquatableArray<string> ReadEnum(Block field, JsonArray list)
    {
        if (list.Items.Count == 0)
        {
            field.Findings.Error(DiagnosticIds.BadEnum, list.Start, "`enum` is empty.", "List the values known so far, or remove it.");
        }

        foreach (var item in list.Items.Where(i => i is not (JsonText or JsonNull)))
        {
            field.Findings.Error(DiagnosticIds.BadEnum, item.Start, $"Expected a text in `enum`, found {item.Noun}.", "Write the values as texts.");
        }

        foreach (var repeated in list.Items.GroupBy(JsonPrinter.Print).SelectMany(g => g.Skip(1)))
        {
            field.Findings.Error(DiagnosticIds.RepeatedItem, repeated.Start, $"{JsonPrinter.Print(repeated)} stands twice in `enum`.", "Remove one.");
        }

        return list.Items.OfType<JsonText>().Select(t => t.Value).ToEquatableArray();
    }

    private static EquatableArray<string> ReadNullValues(Block extension, FieldType? type)
    {
        var value = extension.Member("nullValue")?.Value;
        if (value is null)
        {
            return EquatableArrays.Empty<string>();
        }

        if (type?.Kind is FieldKind.Boolean or FieldKind.List or FieldKind.Json)
        {
            extension.Findings.Error(DiagnosticIds.BadNullValue, value.Start, "`nullValue` goes with texts, numbers and times only.", "Remove it.");
        }

        if (value is JsonArray { Items.Count: 0 })
        {
            extension.Findings.Error(DiagnosticIds.EmptyList, value.Start, "`nullValue` is empty.", "Write the value that means null, or remove it.");
        }

        var values = value is JsonArray list ? list.Items : new EquatableArray<JsonValue>(new[] { value });
        return values.Select(v => RawText(v, value, extension)).Where(t => t is not null).Select(t => t!).ToEquatableArray();
    }

    private static string? RawText(JsonValue value, JsonValue whole, Block extension)
    {
        if (value is JsonText text)
        {
            return text.Value;
        }

        if (value is JsonNumber number)
        {
            return number.Raw;
        }

        extension.Findings.Error(
            DiagnosticIds.BadNullValue,
            value.Start,
            $"Expected a text or a number {(ReferenceEquals(value, whole) ? "for" : "in")} `nullValue`, found {value.Noun}.",
            "Write the value that means null as the service sends it, for example `0`; a JSON null is null anyway.");
        return null;
    }
}
