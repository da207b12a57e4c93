namespace Flitch.Pipeline.Notifications;

/// <summary>What is set about notices, without secrets, and what came of the last ones.</summary>
/// <param name="Fields">Values by the names of <see cref="NoticeFields"/>; those that are sealed are not among them.</param>
/// <param name="SealedFields">Names of the sealed fields that hold a value.</param>
/// <param name="WebhookOrigin">The webhook's scheme and host; null when there is none.</param>
/// <param name="Last">The last outcome of each way that has been tried.</param>
public sealed record NoticeStatus(
    IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> SealedFields, string? WebhookOrigin, IReadOnlyList<NoticeOutcome> Last)
{
    /// <summary>Nothing is set, and nothing was sent.</summary>
    public static NoticeStatus Nothing { get; } = new(new Dictionary<string, string>(), [], null, []);

    /// <summary>Whether notices go out by mail.</summary>
    public bool HasMail => Fields.ContainsKey(NoticeFields.MailHost);

    /// <summary>Whether notices go anywhere.</summary>
    public bool IsOn => WebhookOrigin is not null || HasMail;
}
