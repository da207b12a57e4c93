using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Notifications;

namespace Flitch.Host.Wording;

/// <summary>Words about notices that commands and pages share.</summary>
internal static class NoticeWords
{
    /// <summary>What came of a notice.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string Of(NoticeOutcome outcome) => $"{Way(outcome)}: {outcome.Text} {Tries(outcome)}({outcome.Event}, {Times.Second(outcome.At)})";

    /// <summary>By which way.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string Way(NoticeOutcome outcome) => outcome.Channel == "mail" ? "Mail" : "Webhook";

    /// <summary>How often it was tried, where that was more than once.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string Tries(NoticeOutcome outcome) => outcome.Attempts > 1 ? $"Tried {outcome.Attempts} times. " : "";

    /// <summary>A field's value as it may be shown; null when there is none.</summary>
    /// <param name="field">The field.</param>
    /// <param name="status">What is set.</param>
    public static string? Shown(FormField field, NoticeStatus status) => field.Name switch
    {
        _ when status.Fields.TryGetValue(field.Name, out var value) => value,
        "webhook_url" when status.WebhookOrigin is { } origin => origin + "/…",
        _ when status.SealedFields.Contains(field.Name) => "set, and not shown",
        _ => null,
    };
}
