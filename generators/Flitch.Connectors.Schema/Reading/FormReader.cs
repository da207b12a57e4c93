using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>form</c>: the fields that make a connection.</summary>
internal static class FormReader
{
    public static EquatableArray<FormFieldSpec> Read(IReadOnlyList<Block> items)
    {
        Unique.Check(items, "name");
        return items.Select(Read).ToEquatableArray();
    }

    private static FormFieldSpec Read(Block block)
    {
        var field = new FormFieldSpec(block.RequiredText("name") ?? "", block.RequiredText("label") ?? "", block.RequiredText("help") ?? "")
        {
            Secret = block.Flag("secret"),
            Required = block.Flag("required"),
            Advanced = block.Flag("advanced"),
            Default = block.Text("default"),
            Choices = block.Texts("choices")?.Select(c => c.Value).ToEquatableArray(),
            Format = block.Choice("format", "base64", "url", "date"),
        };
        Check(block, field);
        block.Close();
        return field;
    }

    private static void Check(Block block, FormFieldSpec field)
    {
        if (field.Name.Length > 0 && !FileNames.IsSlug(field.Name))
        {
            block.Findings.Error(
                DiagnosticIds.BadName,
                block.SpanOf("name"),
                $"`{field.Name}` cannot be a field's name.",
                "Use small letters, digits and `_`, a letter first: `api_key`.");
        }

        if (field.Choices?.Count == 0)
        {
            block.Findings.Error(DiagnosticIds.EmptyList, block.SpanOf("choices"), "`choices` is empty.", "List the values allowed, or remove it.");
        }

        if (field.Default is not null && field.Secret)
        {
            block.Findings.Error(
                DiagnosticIds.BadFormField,
                block.SpanOf("default"),
                $"The secret field `{field.Name}` has a default.",
                "A secret never stands in a file: remove the default.");
        }
        else if (field.Default is not null && field.Choices is { Count: > 0 } choices && !choices.Contains(field.Default))
        {
            block.Findings.Error(
                DiagnosticIds.BadFormField,
                block.SpanOf("default"),
                $"The default `{field.Default}` is none of the choices.",
                Suggestion.Fix(field.Default, choices));
        }
    }
}
