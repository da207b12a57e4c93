using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>errors</c>: the error catalogue, matched from top to bottom.</summary>
internal static class ErrorCatalogueReader
{
    /// <summary>The kinds, as <c>Flitch.Connectors.ErrorKind</c> has them; the file writes them small.</summary>
    private static readonly string[] Kinds = { "Configuration", "Permission", "Nonce", "Rate", "Lockout", "Transient", "Provider" };
    private static readonly string[] KindWords = Kinds.Select(k => k.ToLowerInvariant()).ToArray();
    private static readonly string[] Placeholders = { "permission", "datasets", "until", "wait", "object", "code" };
    private static readonly Regex Placeholder = new(@"\{([^{}]*)\}|[{}]", RegexOptions.CultureInvariant);

    public static EquatableArray<ErrorSpec> Read(IReadOnlyList<Block> items)
    {
        Unique.Check(items, "code");
        var errors = new List<ErrorSpec>();
        foreach (var item in items)
        {
            var error = Read(item);
            CheckReachable(item, error, errors);
            errors.Add(error);
        }

        return errors.ToEquatableArray();
    }

    private static ErrorSpec Read(Block block)
    {
        var code = block.RequiredText("code") ?? "";
        var kind = block.RequiredChoice("kind", KindWords);
        var kindName = kind is null ? "Provider" : Kinds[Array.IndexOf(KindWords, kind)];
        var error = new ErrorSpec(code, kindName, ReadTemplate(block, "meaning"), ReadTemplate(block, "fix"))
        {
            WaitSeconds = block.Decimal(block.Member("wait"), zero: true) ?? 0,
            Attempts = block.Integer("attempts", 1, 100) ?? 1,
            Link = ConnectorFileReader.ReadUrl(block, block.Member("link")),
        };
        if (!Pattern.IsPattern(code))
        {
            block.Findings.Error(
                DiagnosticIds.BadPattern,
                block.SpanOf("code"),
                $"`{code}` has a `*` before its end.",
                "A `*` can only stand at the end, for any rest.");
        }

        block.Close();
        return error;
    }

    private static string ReadTemplate(Block block, string keyword)
    {
        var text = block.RequiredText(keyword) ?? "";
        foreach (var match in Placeholder.Matches(text).Cast<Match>().Where(m => !Placeholders.Contains(m.Groups[1].Value)))
        {
            block.Findings.Error(
                DiagnosticIds.UnknownPlaceholder,
                block.SpanOf(keyword),
                $"Nothing fills `{match.Value}`.",
                Suggestion.Fix(match.Groups[1].Value, Placeholders));
        }

        return text;
    }

    private static void CheckReachable(Block block, ErrorSpec error, List<ErrorSpec> earlier)
    {
        if (earlier.FirstOrDefault(e => e.Code != error.Code && Pattern.Covers(e.Code, error.Code)) is { } cover)
        {
            block.Findings.Error(
                DiagnosticIds.ErrorUnreachable,
                block.SpanOf("code"),
                $"`{error.Code}` is never reached: `{cover.Code}` stands before it.",
                "Move it up.");
        }
    }
}
