using System.Globalization;
using System.Net.Mail;
using Flitch.Connectors;
using Flitch.Pipeline.Text;

namespace Flitch.Pipeline.Notifications;

/// <summary>Checks what is to be set about notices. No message repeats a value that is sealed.</summary>
internal static class NoticeForm
{
    /// <summary>The values that are to be kept: those of now with the changes over them. An empty value takes a field away, and with a host or address all that belongs to it.</summary>
    /// <exception cref="FlitchException">Kind usage: an unknown, missing or wrong field.</exception>
    public static Dictionary<string, string> Check(IReadOnlyDictionary<string, string> now, IReadOnlyDictionary<string, string> changes)
    {
        RefuseUnknown(changes.Keys);
        var fields = Merge(now, changes);
        var wrong = Complaints(fields).OfType<string>().ToList();
        return wrong.Count == 0 ? fields : throw new FlitchException(
            "usage:notice-field", ErrorKind.Usage, string.Join(" ", wrong), $"Correct the field{(wrong.Count > 1 ? "s" : "")} and try again. Nothing was changed.");
    }

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> now, IReadOnlyDictionary<string, string> changes)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in NoticeFields.All)
        {
            var value = (changes.TryGetValue(field.Name, out var change) ? change : now.GetValueOrDefault(field.Name))?.Trim();
            if (value is { Length: > 0 } && value != field.Default)
            {
                fields[field.Name] = value;
            }
        }

        DropOrphans(fields, NoticeFields.WebhookUrl, changes, "webhook_");
        DropOrphans(fields, NoticeFields.MailHost, changes, "mail_");
        return fields;
    }

    /// <summary>Taking the webhook's address away takes its secret along; mail likewise. What was set on purpose without it is complained of instead.</summary>
    private static void DropOrphans(Dictionary<string, string> fields, string owner, IReadOnlyDictionary<string, string> changes, string prefix)
    {
        if (!fields.ContainsKey(owner))
        {
            foreach (var orphan in fields.Keys.Where(f => f.StartsWith(prefix, StringComparison.Ordinal) && changes.GetValueOrDefault(f) is not { Length: > 0 }).ToList())
            {
                fields.Remove(orphan);
            }
        }
    }

    private static IEnumerable<string?> Complaints(Dictionary<string, string> fields)
    {
        yield return Url(fields, NoticeFields.WebhookUrl, "https://hooks.example.org/flitch", httpElsewhere: false);
        yield return Url(fields, NoticeFields.Address, "https://flitch.example.org", httpElsewhere: true);
        yield return Without(fields, NoticeFields.WebhookUrl, "webhook_");
        yield return Without(fields, NoticeFields.MailHost, "mail_");
        yield return fields.ContainsKey(NoticeFields.MailHost) ? Mail(fields) : null;
    }

    private static string? Url(Dictionary<string, string> fields, string name, string example, bool httpElsewhere)
    {
        if (!fields.TryGetValue(name, out var text))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.Host.Length > 0
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && (httpElsewhere || url.IsLoopback)))
            ? null
            : $"{name} is no address that can be used: it begins with https:// ({(httpElsewhere ? "or http://" : "http:// only on this machine")}) and holds no user name, for example {example}.";
    }

    private static string? Without(Dictionary<string, string> fields, string owner, string prefix) =>
        !fields.ContainsKey(owner) && fields.Keys.FirstOrDefault(f => f.StartsWith(prefix, StringComparison.Ordinal)) is { } orphan
            ? $"{orphan} is set, but {owner} is not."
            : null;

    private static string? Mail(Dictionary<string, string> fields)
    {
        var tls = fields.GetValueOrDefault(NoticeFields.MailTls, "starttls");
        return fields switch
        {
            _ when Uri.CheckHostName(fields[NoticeFields.MailHost]) is UriHostNameType.Unknown => "mail_host is no host name.",
            _ when !int.TryParse(fields.GetValueOrDefault(NoticeFields.MailPort, "587"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535 =>
                "mail_port is no port.",
            _ when fields.GetValueOrDefault(NoticeFields.MailPort) == "465" => "mail_port 465 speaks TLS from the first byte, which Flitch does not; the same server takes STARTTLS, mostly at 587.",
            _ when tls is not ("starttls" or "none") => "mail_tls is starttls or none.",
            _ when tls == "none" && fields.ContainsKey(NoticeFields.MailPassword) && !IsHere(fields[NoticeFields.MailHost]) =>
                "mail_tls is none, so that mail_password would be sent in clear to another machine.",
            _ when !MailAddress.TryCreate(fields.GetValueOrDefault(NoticeFields.MailFrom), out _) => "mail_from is missing, or no mail address.",
            _ when NoticeFields.Addresses(fields.GetValueOrDefault(NoticeFields.MailTo, "")) is var to && (to.Count == 0 || to.Any(a => !MailAddress.TryCreate(a, out _))) =>
                "mail_to is missing, or one of its addresses is no mail address.",
            _ when fields.ContainsKey(NoticeFields.MailPassword) && !fields.ContainsKey(NoticeFields.MailUser) => "mail_password is set, but mail_user is not.",
            _ => null,
        };
    }

    private static bool IsHere(string host) => new UriBuilder("http", host).Uri.IsLoopback;

    private static void RefuseUnknown(IEnumerable<string> names)
    {
        var known = NoticeFields.All.Select(f => f.Name).ToList();
        if (names.FirstOrDefault(n => !known.Contains(n)) is { } unknown)
        {
            var fix = Nearest.To(unknown, known) is { } nearest ? $"Did you mean {nearest}?" : $"The fields are {string.Join(", ", known)}.";
            throw new FlitchException("usage:unknown-field", ErrorKind.Usage, $"Notices have no field \"{unknown}\".", fix);
        }
    }
}
