using System.Text.Json.Nodes;
using Flitch.Pipeline.Verifying;

namespace Flitch.Host.Cli.Output;

/// <summary>What a verification found of one dataset, as JSON.</summary>
internal static class VerificationJson
{
    /// <summary>All of it; null for a refresh.</summary>
    /// <param name="verification">What was found.</param>
    public static JsonObject? Of(Verification? verification) => verification is null ? null : new JsonObject
    {
        ["sound"] = verification.IsSound,
        ["needsDecision"] = verification.NeedsDecision,
        ["files"] = verification.Files,
        ["removed"] = verification.Removed,
        ["checks"] = new JsonArray([.. verification.Checks.Select(c => new JsonObject { ["check"] = c.Kind, ["holds"] = c.Holds, ["words"] = c.Words })]),
        ["findings"] = new JsonArray([.. verification.Findings.Select(Finding)]),
        ["moreFindings"] = verification.MoreFindings,
    };

    private static JsonObject Finding(Finding finding) => new()
    {
        ["kind"] = JsonOutput.Name(finding.Kind),
        ["place"] = finding.Place,
        ["text"] = finding.Text,
        ["notice"] = finding.IsNotice,
        ["repaired"] = finding.Repaired,
        ["needsDecision"] = finding.NeedsDecision,
        ["column"] = finding.Column,
        ["stored"] = finding.Stored,
        ["served"] = finding.Served,
    };
}
