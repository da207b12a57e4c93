using Flitch.Connectors.Catalog;

namespace Flitch.Pipeline.Notifications;

/// <summary>What can be set about notices: names, labels and help, for command line and pages alike.</summary>
public static class NoticeFields
{
    internal const string WebhookUrl = "webhook_url";
    internal const string WebhookSecret = "webhook_secret";
    internal const string MailHost = "mail_host";
    internal const string MailPort = "mail_port";
    internal const string MailTls = "mail_tls";
    internal const string MailUser = "mail_user";
    internal const string MailPassword = "mail_password";
    internal const string MailFrom = "mail_from";
    internal const string MailTo = "mail_to";
    internal const string Address = "address";

    /// <summary>All of them, in the order in which they are asked for.</summary>
    public static IReadOnlyList<FormField> All { get; } =
    [
        new(WebhookUrl, "Webhook", "Notices are posted here as JSON: https, or http on this machine. Sealed, because the addresses of chat programs let anybody post.") { Format = "url" },
        new(WebhookSecret, "Webhook secret", "Signs each notice, so that the receiver can tell that it comes from here.") { Secret = true },
        new(MailHost, "Mail server", "The SMTP server's host name, for example smtp.example.org."),
        new(MailPort, "Port", "587 for most servers.") { Default = "587" },
        new(MailTls, "Encryption", "none sends no password, unless the server is on this machine.") { Default = "starttls", Choices = ["starttls", "none"] },
        new(MailUser, "User", "How to sign in at the mail server; empty where it asks for nothing."),
        new(MailPassword, "Password", "The user's password at the mail server.") { Secret = true },
        new(MailFrom, "From", "The sender's address."),
        new(MailTo, "To", "Who gets the mail; several addresses with commas between."),
        new(Address, "Address of these pages", "For the links in notices, for example https://flitch.example.org; empty for the address that Flitch listens at.") { Format = "url" },
    ];

    /// <summary>Fields whose values are sealed and never shown. The webhook's address is one, though it may be typed in clear.</summary>
    public static IReadOnlyList<string> Sealed { get; } = [WebhookUrl, WebhookSecret, MailPassword];

    internal static IReadOnlyList<string> Addresses(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
