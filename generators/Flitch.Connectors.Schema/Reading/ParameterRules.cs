using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>No request parameter may have two sources: the fixed ones, the paging and the interval.</summary>
internal static class ParameterRules
{
    public static void Check(RequestSpec? request, PagingSpec paging, RefreshSpec? refresh, Block extension)
    {
        var sources = new Dictionary<string, string>();
        foreach (var pinned in request?.Pinned ?? EquatableArrays.Empty<ParameterSpec>())
        {
            sources[pinned.Name] = "request.body";
        }

        foreach (var filled in request?.FromForm ?? EquatableArrays.Empty<FormParameterSpec>())
        {
            sources[filled.Name] = "request.body";
        }

        Claim(sources, request?.Each?.Parameter, "request", "each", extension);

        Claim(sources, paging.Parameter, "paging", "parameter", extension);
        Claim(sources, paging.WithoutCount?.Name, "paging", "withoutCount", extension);
        Claim(sources, refresh?.From, "refresh", "from", extension);
        Claim(sources, refresh?.To, "refresh", "to", extension);
        CheckReplaced(sources, refresh?.Unset?.Parameters, extension.SpanOf("refresh", "unset"), "refresh.unset.body", extension);
        foreach (var variant in request?.Variants ?? EquatableArrays.Empty<VariantSpec>())
        {
            CheckReplaced(sources, variant.Parameters, extension.SpanOf("request", "variants"), "request.variants", extension);
        }
    }

    /// <summary>Another listing may replace fixed parameters, but not those of the paging and the interval.</summary>
    private static void CheckReplaced(
        Dictionary<string, string> sources, IEnumerable<ParameterSpec>? parameters, SourceSpan span, string where, Block extension)
    {
        foreach (var name in (parameters ?? Enumerable.Empty<ParameterSpec>()).Select(p => p.Name))
        {
            if (sources.TryGetValue(name, out var other) && other != "request.body")
            {
                extension.Findings.Error(
                    DiagnosticIds.ParameterTwice,
                    span,
                    $"The parameter `{name}` stands in `{other}` and in `{where}`.",
                    "Each parameter has one source; remove it from one of them.");
            }
        }
    }

    private static void Claim(Dictionary<string, string> sources, string? name, string block, string keyword, Block extension)
    {
        if (name is null)
        {
            return;
        }

        if (sources.TryGetValue(name, out var other))
        {
            extension.Findings.Error(
                DiagnosticIds.ParameterTwice,
                extension.SpanOf(block, keyword),
                $"The parameter `{name}` stands in `{other}` and in `{block}.{keyword}`.",
                "Each parameter has one source; remove it from one of them.");
            return;
        }

        sources[name] = block + "." + keyword;
    }
}
