using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>JSON pointers of one file against each other: what one says to stand in a place can keep another from leading anywhere.</summary>
internal static class PointerRules
{
    private const string Fix = "Write the names from the answer's root, as a response has them: `/result/count`.";

    public static void Check(RecordsReader records, PagingSpec paging, Block extension)
    {
        if (!records.IsRead || !records.IsPlaced)
        {
            return;
        }

        CheckOne(records.Records, paging.Total, "total", "a number", extension);
        CheckOne(records.Records, paging.Next, "next", "a token", extension);
        if (paging.Total is { } total && paging.Next is { } next && (Leads(total, next) || Leads(next, total)))
        {
            Report(extension, "next", $"`next` and `total` cannot both be there: {Quoted(next)} and {Quoted(total)} lie within each other.");
        }
    }

    private static void CheckOne(RecordsSpec records, EquatableArray<string>? pointer, string keyword, string what, Block extension)
    {
        if (pointer is null)
        {
            return;
        }

        if (Leads(pointer, records.At))
        {
            Report(extension, keyword, $"`{keyword}` leads to {Quoted(pointer)}, where the records are or what is around them, and not {what}.");
        }
        else if (Leads(records.At, pointer) && records.Shape != RecordsShape.Object)
        {
            Report(extension, keyword, $"`{keyword}` leads to {Quoted(pointer)}, within the records at {Quoted(records.At)}: nothing but records stands there.");
        }
    }

    /// <summary>Whether the inner pointer is the outer one, or goes on from it.</summary>
    private static bool Leads(EquatableArray<string> outer, EquatableArray<string> inner) => outer.Count <= inner.Count && outer.SequenceEqual(inner.Take(outer.Count));

    private static string Quoted(IEnumerable<string> pointer) => "`" + string.Concat(pointer.Select(name => "/" + Parsing.JsonPointer.Escape(name))) + "`";

    private static void Report(Block extension, string keyword, string message) =>
        extension.Findings.Error(DiagnosticIds.UnreachablePointer, extension.SpanOf("paging", keyword), message, Fix);
}
