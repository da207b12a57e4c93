using Flitch.Pipeline.Verifying;

namespace Flitch.Host.Json;

/// <summary>What a verification found of one dataset.</summary>
/// <param name="Sound">True when nothing is wrong, or everything was mended.</param>
/// <param name="NeedsDecision">Whether a person has to decide something first.</param>
/// <param name="Files">Files that were read and compared.</param>
/// <param name="Removed">Rows that the service no longer serves and that were moved aside.</param>
/// <param name="Checks">The schema's checks.</param>
/// <param name="Findings">What was found, repaired or not.</param>
/// <param name="MoreFindings">Findings beyond those listed.</param>
internal sealed record VerificationJson(
    bool Sound, bool NeedsDecision, int Files, long Removed, IReadOnlyList<CheckOutcomeJson> Checks, IReadOnlyList<FindingJson> Findings, int MoreFindings)
{
    /// <summary>All of it; null for a refresh.</summary>
    /// <param name="v">What was found.</param>
    public static VerificationJson? Of(Verification? v) => v is null ? null : new VerificationJson(
        v.IsSound,
        v.NeedsDecision,
        v.Files,
        v.Removed,
        [.. v.Checks.Select(c => new CheckOutcomeJson(c.Kind, c.Holds, c.Words))],
        [.. v.Findings.Select(f => new FindingJson(f.Kind, f.Place, f.Text, f.IsNotice, f.Repaired, f.NeedsDecision, f.Column, f.Stored, f.Served))],
        v.MoreFindings);
}

/// <summary>How a check came out that the object's schema states.</summary>
/// <param name="Check">Which check.</param>
/// <param name="Holds">False when something does not fit; null when there was nothing to check it with.</param>
/// <param name="Words">The outcome for people.</param>
internal sealed record CheckOutcomeJson(string Check, bool? Holds, string Words);

/// <summary>One thing that a verification found.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Place">Where.</param>
/// <param name="Text">What is wrong there.</param>
/// <param name="Notice">Whether it can have good reasons.</param>
/// <param name="Repaired">Whether it was mended.</param>
/// <param name="NeedsDecision">Whether a person has to decide first.</param>
/// <param name="Column">The column that differs; null when the whole row is missing or too much.</param>
/// <param name="Stored">The value that was stored; null when there was none.</param>
/// <param name="Served">The value that the service serves; null when there is none.</param>
internal sealed record FindingJson(
    FindingKind Kind, string Place, string Text, bool Notice, bool Repaired, bool NeedsDecision, string? Column, string? Stored, string? Served);
