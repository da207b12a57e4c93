using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>envelope</c>: where an answer tells an error, and where its result stands.</summary>
internal static class EnvelopeReader
{
    public static EnvelopeSpec? Read(Block? block)
    {
        if (block is null)
        {
            return null;
        }

        var errors = block.Pointer(block.Require("errors"));
        var result = block.Pointer(block.Member("result"));
        var warnings = block.Texts("warnings") ?? new List<JsonText>();
        foreach (var warning in warnings.Where(w => !Pattern.IsPattern(w.Value)))
        {
            block.Findings.Error(
                DiagnosticIds.BadPattern, warning.Span, $"`{warning.Value}` has a `*` elsewhere than at its end.", "A `*` stands at the end, for any rest: `W*`.");
        }

        block.Close();
        return new EnvelopeSpec(errors ?? EquatableArrays.Empty<string>()) { Result = result, Warnings = warnings.Select(w => w.Value).ToEquatableArray() };
    }
}
