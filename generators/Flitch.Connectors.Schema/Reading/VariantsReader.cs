using System.Collections.Generic;
using System.Text.RegularExpressions;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>variants</c>: listings of rows that the ordinary one may hide.</summary>
internal sealed class VariantsReader
{
    private readonly List<ColumnReference> _columns = new();

    /// <summary>The columns that tell the variants' rows from the others.</summary>
    public IReadOnlyList<ColumnReference> Columns => _columns;

    public EquatableArray<VariantSpec> Read(Block request)
    {
        var seen = new HashSet<string>();
        var variants = new List<VariantSpec>();
        foreach (var block in request.Blocks("variants"))
        {
            var name = ReadName(block, seen);
            var column = ReadColumn(block);
            var value = block.RequiredText("value");
            var parameters = RequestReader.ReadReplacing(block);
            var trigger = ReadTrigger(block.Child("when"));
            block.Close();
            variants.Add(new VariantSpec(name ?? "", column ?? "", value ?? "", parameters) { When = trigger });
        }

        return variants.ToEquatableArray();
    }

    private static string? ReadName(Block block, HashSet<string> seen)
    {
        if (block.As<JsonText>(block.Require("name"), "a text") is not { } name)
        {
            return null;
        }

        if (!FileNames.IsSlug(name.Value) || name.Value == "unset")
        {
            block.Findings.Error(
                DiagnosticIds.BadName,
                name.Span,
                $"`{name.Value}` cannot be a variant's name.",
                "Small letters, digits and `_`, a letter first; `unset` is taken by the rows without a cursor.");
        }
        else if (!seen.Add(name.Value))
        {
            block.Findings.Error(DiagnosticIds.RepeatedItem, name.Span, $"`{name.Value}` stands twice in `variants`.", "Give one another name.");
        }

        return name.Value;
    }

    private string? ReadColumn(Block block)
    {
        if (block.As<JsonText>(block.Require("column"), "a text") is not { } column)
        {
            return null;
        }

        _columns.Add(new ColumnReference(column.Value, MustBeDecimal: false, column.Span));
        return column.Value;
    }

    private static VariantTriggerSpec? ReadTrigger(Block? block)
    {
        if (block is null)
        {
            return null;
        }

        var other = block.RequiredText("object");
        var column = block.RequiredText("column");
        var matches = block.RequiredText("matches");
        if (matches is not null && !IsExpression(matches))
        {
            block.Findings.Error(
                DiagnosticIds.BadExpression,
                block.SpanOf("matches"),
                $"`{matches}` is no regular expression.",
                "Write one as .NET reads it, for example `\\.T$`.");
        }

        block.Close();
        return new VariantTriggerSpec(other ?? "", column ?? "", matches ?? "");
    }

    private static bool IsExpression(string text)
    {
        try
        {
            _ = new Regex(text, RegexOptions.CultureInvariant);
            return true;
        }
        catch (System.ArgumentException)
        {
            return false;
        }
    }
}
