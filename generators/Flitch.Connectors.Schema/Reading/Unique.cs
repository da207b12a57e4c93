using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Items of a list that have to differ in one keyword.</summary>
internal static class Unique
{
    /// <summary>Reports every later item that repeats an earlier one's value.</summary>
    public static void Check(IReadOnlyList<Block> items, string keyword)
    {
        var texts = items.Select(item => (item.Findings, Text: item.Node.Find(keyword)?.Value as JsonText)).Where(t => t.Text is not null);
        foreach (var (findings, text) in texts.GroupBy(t => t.Text!.Value).SelectMany(g => g.Skip(1)))
        {
            findings.Error(DiagnosticIds.RepeatedItem, text!.Span, $"Two items have the `{keyword}` `{text.Value}`.", "Remove one of them, or rename it.");
        }
    }
}
