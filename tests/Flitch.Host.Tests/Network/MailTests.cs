using System.Globalization;
using Flitch.Host.Tests.Processes;
using Flitch.Testing;

namespace Flitch.Host.Tests.Network;

/// <summary>Mail over STARTTLS, as most servers want it.</summary>
public sealed class MailTests : IDisposable
{
    private const string Password = "mail-pass-4711";
    private readonly Person _person = new();

    public void Dispose() => _person.Dispose();

    [Fact]
    public async Task A_letter_and_its_password_go_only_to_a_server_whose_certificate_is_trusted()
    {
        using var certificate = TestCertificate.For(["localhost"]);
        await using var server = new MailListener(certificate);
        var set = await _person.With("MAIL_PASSWORD", Password).TypesAsync(
            "notify", "set", "--set", "mail_host=localhost", "--set", $"mail_port={server.Port.ToString(CultureInfo.InvariantCulture)}", "--set", "mail_user=mailer",
            "--set", "mail_password=env:MAIL_PASSWORD", "--set", "mail_from=flitch@example.org", "--set", "mail_to=ann@example.org");
        set.ExitCode.Should().Be(0, set.Errors);
        (await _person.TypesAsync("notify", "test")).Output.Should().Contain("The mail server's certificate is not trusted.");

        var trusted = Path.Combine(_person.Folder, "trusted.pem");
        await File.WriteAllTextAsync(trusted, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        var test = await _person.With("SSL_CERT_FILE", trusted).TypesAsync("notify", "test");

        test.ExitCode.Should().Be(0, test.Output);
        var letter = await server.NextAsync(TestContext.Current.CancellationToken);
        letter.Should().BeEquivalentTo(new { From = "flitch@example.org", User = "mailer", Password });
        letter.Body.Should().StartWith("This is a test: notices from Flitch arrive here.");
    }
}
