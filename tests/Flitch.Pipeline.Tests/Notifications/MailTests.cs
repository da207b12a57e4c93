using System.Globalization;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Notifications;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Pipeline.Tests.Notifications;

/// <summary>Letters, to a real mail server on this machine.</summary>
public sealed class MailTests : IAsyncDisposable
{
    private readonly NoticeBench _bench = new();
    private readonly MailListener _mail = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _mail.DisposeAsync();
    }

    [Fact]
    public async Task A_letter_says_what_failed_and_what_to_do()
    {
        await SetAsync();
        await _bench.Pipeline.AddAsync(cancellationToken: Ct);
        // A title from before there was a rule for titles.
        await _bench.Pipeline.Services.GetRequiredService<ConnectionStore>().ChangeAsync("main", r => r.Title = "Börse\r\nBcc: everybody@example.org", Ct);
        await _bench.Notices.StartAsync(Ct);
        _bench.Notices.SwitchedOff("main", ["events"], NoticeBench.Outage);

        var letter = await _mail.NextAsync(Ct);
        letter.Should().BeEquivalentTo(new { From = "flitch@example.org", User = "mailer", Password = "mail-pass-4711" });
        letter.To.Should().Equal("ann@example.org", "bob@example.org");
        letter.Head.Should().NotContain(h => h.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase), "a title is no header");
        letter.Head.Should().Contain(h => h.StartsWith("Subject: =?utf-8?", StringComparison.Ordinal));
        letter.Body.Should().Contain("switched itself off").And.Contain("Double does not answer.").And.Contain("Try again later.").And.Contain("Datasets: events").And.Contain("Code: http:520");
        await _bench.DrainAsync(Ct);
        (await _bench.Service.GetAsync(Ct)).Last.Should().ContainSingle().Which.Delivered.Should().BeTrue();
    }

    [Theory]
    [InlineData("530 5.7.0 authentication required for mailer/mail-pass-4711", "does not accept the user and password")]
    [InlineData("550 no such mailbox", "does not accept one of the addresses")]
    [InlineData("552 too much", "refused it (552)")]
    public async Task A_refusal_is_told_in_our_words(string refusal, string words)
    {
        await SetAsync();
        _mail.Refusal = refusal;
        var outcome = (await _bench.Service.TestAsync(Ct))[0];
        outcome.Should().BeEquivalentTo(new { Channel = "mail", Delivered = false });
        outcome.Text.Should().Contain(words);
        _bench.Pipeline.Log.Should().NotContain(l => l.Contains("mail-pass-4711", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_without_encryption_gets_nothing_when_encryption_is_asked_for()
    {
        await SetAsync(("mail_tls", "starttls"));
        var outcome = (await _bench.Service.TestAsync(Ct))[0];
        outcome.Delivered.Should().BeFalse();
        outcome.Text.Should().Contain("STARTTLS");
    }

    [Fact]
    public async Task Both_ways_are_used_and_one_that_fails_does_not_hinder_the_other()
    {
        await _bench.BeginAsync(Ct);
        await SetAsync();
        _mail.Refusal = "550 no";
        _bench.Ends(events: NoticeBench.Outage);
        _bench.Ends(events: NoticeBench.Outage);
        (await _bench.DrainAsync(Ct)).Should().Equal("refresh.failed");
        (await _bench.Service.GetAsync(Ct)).Last.Select(l => (l.Channel, l.Delivered)).Should().Equal(("webhook", true), ("mail", false));
    }

    private Task<NoticeStatus> SetAsync(params (string Field, string Value)[] others)
    {
        var fields = new Dictionary<string, string>
        {
            ["mail_host"] = "127.0.0.1",
            ["mail_port"] = _mail.Port.ToString(CultureInfo.InvariantCulture),
            ["mail_tls"] = "none",
            ["mail_user"] = "mailer",
            ["mail_password"] = "mail-pass-4711",
            ["mail_from"] = "flitch@example.org",
            ["mail_to"] = "ann@example.org, bob@example.org",
        };
        Array.ForEach(others, o => fields[o.Field] = o.Value);
        return _bench.Service.SetAsync(fields, Ct);
    }
}
