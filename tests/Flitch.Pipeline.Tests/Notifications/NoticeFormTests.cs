using Flitch.Connectors;
using Flitch.Pipeline.Notifications;

namespace Flitch.Pipeline.Tests.Notifications;

/// <summary>What can be set, and what is refused before anything is sent.</summary>
public sealed class NoticeFormTests
{
    [Theory]
    [InlineData("webhook_url=http://hooks.example.org/x", "webhook_url")]
    [InlineData("webhook_url=https://user:secret-pass@hooks.example.org/x", "webhook_url")]
    [InlineData("webhook_url=ftp://hooks.example.org/x", "webhook_url")]
    [InlineData("webhook_secret=abc", "webhook_secret is set, but webhook_url is not")]
    [InlineData("mail_from=a@example.org", "mail_from is set, but mail_host is not")]
    [InlineData("mail_host=smtp.example.org", "mail_from is missing")]
    [InlineData("mail_host=smtp.example.org mail_from=a@example.org", "mail_to is missing")]
    [InlineData("mail_host=smtp.example.org mail_from=a@example.org mail_to=b@example.org,nobody", "mail_to")]
    [InlineData("mail_host=smtp.example.org mail_from=a@example.org mail_to=b@example.org mail_port=465", "STARTTLS")]
    [InlineData("mail_host=smtp.example.org mail_from=a@example.org mail_to=b@example.org mail_port=x", "mail_port")]
    [InlineData("mail_host=smtp.example.org mail_from=a@example.org mail_to=b@example.org mail_tls=ssl", "mail_tls")]
    [InlineData("mail_host=smtp.example.org mail_from=a@example.org mail_to=b@example.org mail_tls=none mail_user=u mail_password=p", "in clear")]
    [InlineData("mail_host=smtp.example.org mail_from=a@example.org mail_to=b@example.org mail_password=p", "mail_user is not")]
    [InlineData("webhook_ur=https://hooks.example.org/", "Did you mean webhook_url?")]
    public void What_cannot_work_is_refused_without_repeating_a_secret(string fields, string words)
    {
        var error = new Action(() => NoticeForm.Check(new Dictionary<string, string>(), Fields(fields))).Should().Throw<FlitchException>().Which.Error;
        error.Kind.Should().Be(ErrorKind.Usage);
        (error.Summary + error.Fix).Should().Contain(words).And.NotContain("secret-pass");
    }

    [Fact]
    public void Taking_the_webhook_away_takes_its_secret_along_and_leaves_the_mail()
    {
        var now = Fields("webhook_url=https://hooks.example.org/ webhook_secret=abc mail_host=smtp.example.org mail_from=a@example.org mail_to=b@example.org");
        NoticeForm.Check(now, Fields("webhook_url=")).Keys.Should().BeEquivalentTo("mail_host", "mail_from", "mail_to");
    }

    [Fact]
    public void Defaults_are_not_kept_and_what_is_not_named_stays()
    {
        var now = Fields("mail_host=smtp.example.org mail_from=a@example.org mail_to=b@example.org");
        NoticeForm.Check(now, Fields("mail_port=587 mail_tls=starttls mail_to=c@example.org"))
            .Should().BeEquivalentTo(Fields("mail_host=smtp.example.org mail_from=a@example.org mail_to=c@example.org"));
    }

    private static Dictionary<string, string> Fields(string text) => text.Split(' ').Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => f[1]);
}
