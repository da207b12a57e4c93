using System.Text.RegularExpressions;
using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary><c>flitch dashboard share</c>: a link is made, shown once, listed without what opens it, and revoked.</summary>
public sealed partial class DashboardShareTests
{
    private static readonly Dictionary<string, string> Nobody = new()
    {
        ["api_key"] = new('A', 56),
        ["private_key"] = Convert.ToBase64String(new byte[64]),
        ["base_url"] = "http://127.0.0.1:9",
    };

    [Fact]
    public async Task A_link_is_made_listed_and_revoked()
    {
        using var person = new Person();
        (await person.TypesAsync("dashboard", "share", "kraken-account")).Errors.Should().Contain("No account is connected");
        (await person.ConnectsAsync(Nobody, "--no-test")).ExitCode.Should().Be(0);

        var made = await person.TypesAsync("dashboard", "share", "kraken-account", "--title", "for my accountant", "--range", "30d", "--filter", "asset.ZUSD", "--url", "https://flitch.example.org");
        var token = Link().Match(made.Output).Groups[1].Value;
        token.Should().HaveLength(43, "{0}", made.Output);
        var listed = await person.TypesAsync("dashboard", "share", "kraken-account", "--list", "--json");
        listed.Output.Should().Contain("for my accountant").And.Contain("f.asset=ZUSD").And.NotContain(token);
        (await person.TypesAsync("dashboard", "share", "kraken-account", "--ends", "yesterday")).ExitCode.Should().Be(2);

        var id = Id().Match(listed.Output).Groups[1].Value;
        (await person.TypesAsync("dashboard", "share", "kraken-account", "--revoke", id)).ExitCode.Should().Be(0);
        (await person.TypesAsync("dashboard", "share", "kraken-account", "--list")).Output.Should().Contain("nobody else sees anything");
        (await person.TypesAsync("dashboard", "share", "kraken-account", "--revoke", id)).ExitCode.Should().Be(2);
    }

    [GeneratedRegex(@"(?m)^https://flitch\.example\.org/shared/(\S+)$")]
    private static partial Regex Link();

    [GeneratedRegex("\"id\": \"([^\"]+)\"")]
    private static partial Regex Id();
}
