using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>checks</c>: each kind holds one set of settings, or a list of them.</summary>
internal sealed class ChecksReader
{
    private readonly List<CheckSpec> _checks = new();
    private readonly List<ColumnReference> _references = new();

    public IReadOnlyList<CheckSpec> Checks => _checks;

    /// <summary>The columns of its own object that the checks mention.</summary>
    public IReadOnlyList<ColumnReference> References => _references;

    public void Read(Block? block)
    {
        if (block is null)
        {
            return;
        }

        ReadKind(block, "runningBalance", ReadRunningBalance);
        ReadKind(block, "references", ReadReferences);
        ReadKind(block, "lastEquals", ReadLastEquals);
        block.Close();
    }

    private void ReadKind(Block block, string kind, System.Func<Block, CheckSpec, CheckSpec> read)
    {
        var member = block.Member(kind);
        foreach (var value in Settings(member?.Value))
        {
            if (block.As<JsonObject>(member! with { Value = value }, "an object") is { } node)
            {
                var one = new Block(node, $"`{kind}`", block.Findings);
                _checks.Add(read(one, new CheckSpec(kind, JsonPrinter.Print(node))));
                one.Close();
            }
        }
    }

    private static IReadOnlyList<JsonValue> Settings(JsonValue? value) => value switch
    {
        null => System.Array.Empty<JsonValue>(),
        JsonArray list => list.Items,
        _ => new[] { value },
    };

    private CheckSpec ReadRunningBalance(Block block, CheckSpec check)
    {
        ReadColumns(block, "group", mustBeDecimal: false);
        ReadColumns(block, "change", mustBeDecimal: true);
        ReadColumn(block, "closing", mustBeDecimal: true);
        return check;
    }

    private CheckSpec ReadReferences(Block block, CheckSpec check)
    {
        var other = block.RequiredText("object");
        var fields = new List<string>();
        var ways = block.RequiredBlocks("by");
        if (block.Node.Find("by")?.Value is JsonArray { Items.Count: 0 } list)
        {
            block.Findings.Error(
                DiagnosticIds.EmptyList,
                list.Start,
                "`by` is empty.",
                "Name a column here and the field there: `{ \"column\": \"ledgers\", \"field\": \"ledger_id\" }`.");
        }

        foreach (var by in ways)
        {
            ReadColumn(by, "column", mustBeDecimal: false);
            fields.Add(by.RequiredText("field") ?? "");
            by.Close();
        }

        return check with { OtherObject = other, OtherColumns = fields.Where(f => f.Length > 0).ToEquatableArray() };
    }

    private CheckSpec ReadLastEquals(Block block, CheckSpec check)
    {
        ReadColumns(block, "group", mustBeDecimal: false);
        ReadColumn(block, "value", mustBeDecimal: false);
        var other = block.RequiredText("object");
        var field = block.RequiredText("field");
        block.Choice("severity", "error", "notice");
        return check with { OtherObject = other, OtherColumns = (field is null ? Enumerable.Empty<string>() : new[] { field }).ToEquatableArray() };
    }

    private void ReadColumn(Block block, string keyword, bool mustBeDecimal)
    {
        if (block.As<JsonText>(block.Require(keyword), "a text") is { } text)
        {
            _references.Add(new ColumnReference(text.Value, mustBeDecimal, text.Span));
        }
    }

    private void ReadColumns(Block block, string keyword, bool mustBeDecimal)
    {
        foreach (var text in block.RequiredTexts(keyword) ?? new List<JsonText>())
        {
            // A change can be taken away: `-fee`.
            var name = mustBeDecimal && text.Value.StartsWith("-", System.StringComparison.Ordinal) ? text.Value.Substring(1) : text.Value;
            _references.Add(new ColumnReference(name, mustBeDecimal, text.Span));
        }
    }
}
