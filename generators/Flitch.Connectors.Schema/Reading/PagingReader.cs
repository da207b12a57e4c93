using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>paging</c>: how pages follow each other.</summary>
internal static class PagingReader
{
    public const int MaximumSize = 100_000;

    public static PagingSpec Read(Block? block)
    {
        if (block is null)
        {
            return new PagingSpec(PagingStyle.None);
        }

        block.Text("$comment");
        var style = block.RequiredChoice("style", "none", "offset", "token");
        var paging = style == "none" ? ReadNone(block) : ReadPages(block, style);
        block.Close();
        return paging;
    }

    private static PagingSpec ReadNone(Block block)
    {
        foreach (var keyword in new[] { "parameter", "size", "total", "next", "start", "withoutCount" })
        {
            block.Refuse(keyword, "the style `none`");
        }

        return new PagingSpec(PagingStyle.None);
    }

    private static PagingSpec ReadPages(Block block, string? style)
    {
        var parameter = ReadParameter(block, style);
        var size = style is null ? block.Integer("size", 1, MaximumSize) : block.RequiredInteger("size", 1, MaximumSize);
        var total = block.Pointer(block.Member("total"));
        var next = ReadNext(block, style);
        var start = ReadStart(block, style);
        return new PagingSpec(style == "token" ? PagingStyle.Token : PagingStyle.Offset, parameter, size ?? 0)
        {
            Total = total,
            Next = next,
            Start = start,
            WithoutCount = ReadWithoutCount(block),
        };
    }

    private static string? ReadParameter(Block block, string? style)
    {
        var member = style is null ? block.Member("parameter") : block.Require("parameter");
        var text = block.As<JsonText>(member, "a text");
        if (text?.Value.Length == 0)
        {
            block.Findings.Error(DiagnosticIds.EmptyText, text.Span, "`parameter` is empty.", "Write the request parameter's name.");
        }

        return text?.Value;
    }

    private static EquatableArray<string>? ReadNext(Block block, string? style)
    {
        if (style == "offset")
        {
            block.Refuse("next", "the style `offset`");
            return null;
        }

        return block.Pointer(style is null ? block.Member("next") : block.Require("next"));
    }

    private static string? ReadStart(Block block, string? style)
    {
        if (style == "offset")
        {
            block.Refuse("start", "the style `offset`");
            return null;
        }

        return block.OptionalText("start");
    }

    private static ParameterSpec? ReadWithoutCount(Block block)
    {
        if (block.Object("withoutCount") is not { } node)
        {
            return null;
        }

        if (node.Members.Count != 1)
        {
            block.Findings.Error(
                DiagnosticIds.OutOfRange,
                node.Start,
                $"`withoutCount` holds {node.Members.Count} parameters, expected one.",
                "Write one parameter and its value: `{ \"without_count\": true }`.");
        }

        if (block.Member("total") is null)
        {
            block.Findings.Error(
                DiagnosticIds.WithoutCountAlone,
                block.SpanOf("withoutCount"),
                "`withoutCount` leaves out a count, but no `total` says where the count is.",
                "Add `total`, or remove `withoutCount`.");
        }

        var parameters = RequestReader.ReadParameters(block, node);
        return parameters.Count == 0 ? null : parameters[0];
    }
}
