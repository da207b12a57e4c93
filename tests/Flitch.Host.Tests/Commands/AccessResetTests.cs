using Flitch.Host.Composition;
using Flitch.Host.Tests.Processes;
using Flitch.Pipeline.Access;

namespace Flitch.Host.Tests.Commands;

/// <summary><c>flitch access reset</c>: a way in for whoever has forgotten the password.</summary>
public sealed class AccessResetTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_asks_first()
    {
        using var person = new Person();
        (await person.TypesAsync("access", "reset")).ShouldMatch("access/unconfirmed");
    }

    [Fact]
    public async Task The_password_and_all_sessions_go_and_tokens_stay()
    {
        using var person = new Person();
        await using var host = new HostRuntime(person.Data);
        await host.Service<PasswordStore>().SetAsync("correct horse battery", Ct);
        var session = await host.Service<SessionStore>().BeginAsync("a browser", Ct);
        var (token, _) = await host.Service<ApiTokenStore>().CreateAsync("export", Ct);

        var first = await person.TypesAsync("access", "reset", "--yes");
        var second = await person.TypesAsync("access", "reset", "--yes");

        first.ShouldMatch("access/reset");
        second.ShouldMatch("access/nothing");
        (await host.Service<PasswordStore>().ExistsAsync(Ct)).Should().BeFalse();
        (await host.Service<SessionStore>().FindAsync(session, Ct)).Should().BeNull();
        (await host.Service<ApiTokenStore>().FindAsync(token, Ct)).Should().NotBeNull();
    }
}
