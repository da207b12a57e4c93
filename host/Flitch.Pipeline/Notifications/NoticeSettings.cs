using System.Globalization;

namespace Flitch.Pipeline.Notifications;

/// <summary>Where notices go, ready for use, secrets in clear. Never logged or shown.</summary>
internal sealed class NoticeSettings
{
    /// <param name="fields">Values by the names of <see cref="NoticeFields"/>, checked and with defaults.</param>
    public NoticeSettings(IReadOnlyDictionary<string, string> fields)
    {
        WebhookUrl = fields.GetValueOrDefault(NoticeFields.WebhookUrl) is { } url ? new Uri(url) : null;
        WebhookSecret = fields.GetValueOrDefault(NoticeFields.WebhookSecret);
        MailHost = fields.GetValueOrDefault(NoticeFields.MailHost);
        MailPort = int.Parse(fields.GetValueOrDefault(NoticeFields.MailPort, "587"), CultureInfo.InvariantCulture);
        MailTls = fields.GetValueOrDefault(NoticeFields.MailTls) != "none";
        MailUser = fields.GetValueOrDefault(NoticeFields.MailUser);
        MailPassword = fields.GetValueOrDefault(NoticeFields.MailPassword);
        MailFrom = fields.GetValueOrDefault(NoticeFields.MailFrom);
        MailTo = NoticeFields.Addresses(fields.GetValueOrDefault(NoticeFields.MailTo, ""));
        Address = fields.GetValueOrDefault(NoticeFields.Address) is { } address ? new Uri(address) : null;
    }

    public Uri? WebhookUrl { get; }

    public string? WebhookSecret { get; }

    public string? MailHost { get; }

    public int MailPort { get; }

    public bool MailTls { get; }

    public string? MailUser { get; }

    public string? MailPassword { get; }

    public string? MailFrom { get; }

    public IReadOnlyList<string> MailTo { get; }

    /// <summary>Where the pages are, for links; null for where the host listens.</summary>
    public Uri? Address { get; }
}
