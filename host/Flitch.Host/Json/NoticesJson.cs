using Flitch.Pipeline.Notifications;

namespace Flitch.Host.Json;

/// <summary>Where notices of failures go, without secrets, and whether the last ones arrived.</summary>
/// <param name="Webhook">The webhook's scheme and host; null when there is none.</param>
/// <param name="Fields">What is set that is no secret.</param>
/// <param name="Sealed">The secret fields that hold a value.</param>
/// <param name="Last">What came of the last notice by each way.</param>
internal sealed record NoticesJson(string? Webhook, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Sealed, IReadOnlyList<NoticeOutcomeJson> Last)
{
    /// <summary>All that is set.</summary>
    /// <param name="status">What is set.</param>
    public static NoticesJson Of(NoticeStatus status) => new(status.WebhookOrigin, status.Fields, status.SealedFields, [.. status.Last.Select(NoticeOutcomeJson.Of)]);
}

/// <summary>What came of a notice by one way.</summary>
/// <param name="Channel"><c>webhook</c> or <c>mail</c>.</param>
/// <param name="Event">What it told of.</param>
/// <param name="At">When it was over.</param>
/// <param name="Delivered">Whether it arrived.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Text">What happened, for people.</param>
internal sealed record NoticeOutcomeJson(string Channel, string Event, DateTimeOffset At, bool Delivered, int Attempts, string Text)
{
    /// <summary>One outcome.</summary>
    /// <param name="o">The outcome.</param>
    public static NoticeOutcomeJson Of(NoticeOutcome o) => new(o.Channel, o.Event, o.At, o.Delivered, o.Attempts, o.Text);
}
