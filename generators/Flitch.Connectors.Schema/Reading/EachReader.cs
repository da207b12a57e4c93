using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>each</c>: the values for each of which an object is listed apart, and the column that takes them.</summary>
internal sealed class EachReader
{
    private static readonly FieldType Text = new(FieldKind.Text);

    /// <summary>Whether the file has it.</summary>
    public bool IsThere { get; private set; }

    /// <summary>The column that takes the value, or null.</summary>
    public ReadColumn? Column { get; private set; }

    /// <summary>Whether there may be a column whose name could not be read.</summary>
    public bool LacksColumn => IsThere && Column is null;

    public EachSpec? Read(Block? block)
    {
        IsThere = block is not null;
        if (block is null)
        {
            return null;
        }

        var parameter = block.RequiredText("parameter");
        Column = ReadColumn(block, block.Require("column"));
        var spec = ReadSource(block, new EachSpec(parameter ?? "", Column?.Spec.Name ?? ""));
        block.Close();
        return spec;
    }

    private static ReadColumn? ReadColumn(Block block, JsonMember? member)
    {
        if (member?.Value is JsonText text)
        {
            return ToColumn(text, "What the row was listed for.", null);
        }

        if (member?.Value is not JsonObject)
        {
            block.As<JsonText>(member, "a text or an object");
            return null;
        }

        var column = block.Child("column")!;
        var name = column.As<JsonText>(column.Require("name"), "a text");
        var description = column.RequiredText("description");
        var unit = column.Text("unit");
        column.Close();
        return name is null ? null : ToColumn(name, description ?? "", unit);
    }

    private static ReadColumn ToColumn(JsonText name, string description, string? unit) =>
        new(new ColumnSpec(name.Value, Text, description) { Role = ColumnRole.Each, Required = true, Unit = unit }, name.Span);

    private static EachSpec ReadSource(Block block, EachSpec spec)
    {
        var member = block.Require("of");
        return member?.Value is JsonObject ? ReadElsewhere(block.Child("of")!, spec) : spec with { Values = ReadValues(block, member) };
    }

    private static EquatableArray<string> ReadValues(Block block, JsonMember? member)
    {
        if (block.As<JsonArray>(member, "a list or an object") is not { } list)
        {
            return EquatableArrays.Empty<string>();
        }

        var values = block.Texts("of")!;
        if (list.Items.Count == 0)
        {
            block.Findings.Error(DiagnosticIds.EmptyList, list.Start, "`of` is empty.", "List the values, each of which has rows of its own.");
        }

        foreach (var value in values.Where(v => string.IsNullOrWhiteSpace(v.Value)))
        {
            block.Findings.Error(DiagnosticIds.EmptyText, value.Span, "A value of `of` is empty.", "Write the value as the service wants it, or remove it.");
        }

        return values.Select(v => v.Value).ToEquatableArray();
    }

    private static EachSpec ReadElsewhere(Block block, EachSpec spec)
    {
        var isForm = block.Member("form") is not null;
        var field = isForm ? block.RequiredText("form") : null;
        if (isForm)
        {
            block.Refuse("object", "`form`");
            block.Refuse("column", "`form`");
            block.Close();
            return spec with { Field = field };
        }

        var other = block.RequiredText("object");
        var column = block.RequiredText("column");
        block.Close();
        return spec with { Object = other ?? "", ObjectColumn = column ?? "" };
    }
}
