using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>properties</c> and <c>required</c> into columns. Objects are flattened: <c>descr</c> with <c>pair</c> to <c>descr_pair</c>.</summary>
internal sealed class ColumnsReader
{
    private readonly List<ReadColumn> _columns = new();

    public IReadOnlyList<ReadColumn> Columns => _columns;

    /// <summary>Reads the properties of the record, or of an object in it.</summary>
    /// <param name="block">The block that holds <c>properties</c> and <c>required</c>.</param>
    /// <param name="around">The object as if it were a column: its path and name, whether it must be there, whether it can be null.</param>
    public void Read(Block block, ColumnSpec around)
    {
        var properties = block.As<JsonObject>(block.Require("properties"), "an object");
        var required = block.Texts("required") ?? new List<JsonText>();
        if (properties is null)
        {
            return;
        }

        if (properties.Members.Count == 0)
        {
            block.Findings.Error(DiagnosticIds.EmptyList, properties.Start, "`properties` is empty.", "Describe at least one field.");
        }

        ReportUnknown(required, properties, block.Findings);
        foreach (var member in properties.Members.GroupBy(m => m.Name).Select(g => g.First()))
        {
            ReadProperty(block, member, Within(around, member.Name, required.Any(r => r.Value == member.Name)));
        }
    }

    private static ColumnSpec Within(ColumnSpec around, string name, bool required) => around with
    {
        Name = around.Name.Length == 0 ? name : around.Name + "_" + name,
        Path = around.Path.Append(name).ToEquatableArray(),
        Required = around.Required && required,
    };

    private void ReadProperty(Block block, JsonMember member, ColumnSpec column)
    {
        if (block.As<JsonObject>(member, "an object") is not { } node)
        {
            return;
        }

        var field = new Block(node, $"the field `{member.Name}`", block.Findings);
        field.Text("title");
        field.Text("$comment");
        var deprecated = field.Flag("deprecated");
        var examples = field.List("examples")?.Items.Select(ToText).ToEquatableArray();
        var description = field.RequiredText("description") ?? "";
        var (word, allowsNull) = FieldTypeReader.ReadWord(field);
        column = column with
        {
            Description = description,
            AllowsNull = column.AllowsNull || allowsNull,
            Deprecated = column.Deprecated || deprecated,
            Examples = examples ?? EquatableArrays.Empty<string>(),
        };
        if (word == "object" && !FieldTypeReader.IsKeptAsJson(field))
        {
            ReadObject(field, column);
        }
        else
        {
            _columns.Add(FieldReader.Read(field, word, column, member.NameSpan));
        }

        field.Close();
    }

    /// <summary>An example as a person reads it: a text without quotes, all else as JSON.</summary>
    private static string ToText(JsonValue value) => value is JsonText text ? text.Value : JsonPrinter.Print(value);

    private void ReadObject(Block field, ColumnSpec column)
    {
        foreach (var keyword in new[] { "format", "items", "enum", "x-flitch" })
        {
            field.Refuse(keyword, "the type `object`", DiagnosticIds.KeywordNotForType);
        }

        Read(field, column);
    }

    private static void ReportUnknown(IReadOnlyList<JsonText> required, JsonObject properties, Findings findings)
    {
        var names = properties.Members.Select(m => m.Name).ToList();
        foreach (var text in required.Where(r => !names.Contains(r.Value)))
        {
            findings.Error(
                DiagnosticIds.RequiredUnknown,
                text.Span,
                $"`required` names `{text.Value}`, which `properties` does not describe.",
                Suggestion.Fix(text.Value, names));
        }
    }
}
