using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Flitch.Pipeline.Notifications;

/// <summary>Sends notices as letters, by SMTP with STARTTLS.</summary>
internal sealed class MailChannel : INoticeChannel
{
    public string Name => "mail";

    public bool IsOn(NoticeSettings settings) => settings.MailHost is not null;

    public async Task<NoticeAttempt> TryAsync(Notice notice, NoticeSettings settings, CancellationToken cancellationToken)
    {
        using var letter = Letter(notice, settings);
        using var client = new SmtpClient(settings.MailHost, settings.MailPort) { EnableSsl = settings.MailTls };
        if (settings.MailUser is { } user)
        {
            client.Credentials = new NetworkCredential(user, settings.MailPassword);
        }

        try
        {
            // The client hears of a cancellation between its steps only; a step that hangs ends when it is disposed.
            await client.SendMailAsync(letter, cancellationToken).WaitAsync(cancellationToken);
            return new NoticeAttempt(true, false, $"The mail server took it ({settings.MailHost}).");
        }
        catch (SmtpException e)
        {
            return new NoticeAttempt(false, MayGoBetter(e), Reason(e));
        }
    }

    private static MailMessage Letter(Notice notice, NoticeSettings settings)
    {
        var letter = new MailMessage
        {
            From = new MailAddress(settings.MailFrom!),
            Subject = "Flitch: " + OneLine(NoticeText.Headline(notice)),
            SubjectEncoding = Encoding.UTF8,
            Body = NoticeText.Letter(notice),
            BodyEncoding = Encoding.UTF8,
        };
        foreach (var address in settings.MailTo)
        {
            letter.To.Add(address);
        }

        return letter;
    }

    /// <summary>A title that holds a line's end must not become a header.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static bool MayGoBetter(SmtpException e) => e.StatusCode is SmtpStatusCode.GeneralFailure or SmtpStatusCode.ServiceNotAvailable
        or SmtpStatusCode.MailboxBusy or SmtpStatusCode.LocalErrorInProcessing or SmtpStatusCode.InsufficientStorage;

    /// <summary>The server's own words could repeat what was sent, a password included.</summary>
    private static string Reason(SmtpException e) => Cause(e) switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "Nothing listens at the mail server's address.",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => "The mail server's host name is not known.",
        AuthenticationException => "The mail server's certificate is not trusted.",
        _ => Reason(e.StatusCode),
    };

    private static string Reason(SmtpStatusCode code) => code switch
    {
        SmtpStatusCode.MustIssueStartTlsFirst or SmtpStatusCode.ClientNotPermitted => "The mail server does not accept the user and password.",
        SmtpStatusCode.GeneralFailure => "The mail server could not be reached, or does not speak STARTTLS.",
        SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath =>
            "The mail server does not accept one of the addresses.",
        _ => FormattableString.Invariant($"The mail server refused it ({(int)code})."),
    };

    private static Exception Cause(Exception e) => e.InnerException is { } inner ? Cause(inner) : e;
}
