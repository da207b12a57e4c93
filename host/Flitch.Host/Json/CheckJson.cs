using Flitch.Connectors.Checking;

namespace Flitch.Host.Json;

/// <summary>What a test of a key found, dataset by dataset.</summary>
/// <param name="Method">How it was found out: <c>key info</c> or <c>probes</c>.</param>
/// <param name="KeyName">The name that the key's owner gave it; null when unknown.</param>
/// <param name="Calls">Calls that the test made.</param>
/// <param name="Datasets">Whether the key can read each, in catalogue order.</param>
/// <param name="Notices">What to know: a key that can trade, that expires, that is limited to a date range.</param>
internal sealed record CheckJson(string Method, string? KeyName, int Calls, IReadOnlyList<AccessJson> Datasets, IReadOnlyList<NoticeJson> Notices)
{
    /// <summary>The whole result.</summary>
    /// <param name="check">What the test found.</param>
    public static CheckJson Of(CheckResult check) => new(
        check.Method,
        check.KeyName,
        check.Calls,
        [.. check.Objects.Select(o => new AccessJson(o.Object, o.Ready, ErrorJson.Of(o.Error)))],
        [.. check.Notices.Select(n => new NoticeJson(n.Level, n.Text, n.Fix))]);
}

/// <summary>Whether a key can read one dataset.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Ready">Whether it can.</param>
/// <param name="Error">Why not, with the permission that is missing; null when ready.</param>
internal sealed record AccessJson(string Dataset, bool Ready, ErrorJson? Error);

/// <summary>One thing to know about a key.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Text">What it is.</param>
/// <param name="Fix">What to do about it; null when nothing needs doing.</param>
internal sealed record NoticeJson(NoticeLevel Level, string Text, string? Fix);
