using Flitch.Connectors;
using Flitch.Pipeline.Access;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Tests.Doubles;
using Flitch.Storage;
using Flitch.Testing;
using Microsoft.Data.Sqlite;

namespace Flitch.Pipeline.Tests.Access;

/// <summary>Passwords, sessions and API tokens over a real catalogue.</summary>
public sealed class AccessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly DataFolder _data;
    private readonly CatalogStore _catalog;

    public AccessTests()
    {
        _data = DataFolder.Open(_folder.Path, _clock);
        _catalog = new CatalogStore(_data);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _catalog.Dispose();
        _data.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_password_is_known_again_and_replaced_and_its_text_is_nowhere()
    {
        var passwords = new PasswordStore(_catalog);
        (await passwords.ExistsAsync(Ct)).Should().BeFalse();
        (await passwords.IsAsync("", Ct)).Should().BeFalse("where there is none, nothing is it");

        await passwords.SetAsync("correct horse battery", Ct);
        (await passwords.IsAsync("correct horse battery", Ct)).Should().BeTrue();
        (await passwords.IsAsync("correct horse batterY", Ct)).Should().BeFalse();
        await passwords.SetAsync("another staple", Ct);
        (await passwords.IsAsync("correct horse battery", Ct)).Should().BeFalse();
        (await passwords.IsAsync("another staple", Ct)).Should().BeTrue();
        (await AllBytesAsync()).Should().NotContain("another staple").And.NotContain("correct horse");
    }

    [Fact]
    public async Task A_short_password_is_refused()
    {
        var passwords = new PasswordStore(_catalog);
        (await FluentActions.Awaiting(() => passwords.SetAsync("123456789", Ct)).Should().ThrowAsync<FlitchException>()).Which.Error.Code.Should().Be("usage:password-short");
        (await passwords.ExistsAsync(Ct)).Should().BeFalse();
    }

    [Fact]
    public async Task A_session_lasts_thirty_days_from_its_last_use()
    {
        var sessions = new SessionStore(_catalog, _clock);
        var secret = await sessions.BeginAsync("a browser", Ct);

        _clock.Advance(TimeSpan.FromDays(29));
        (await sessions.FindAsync(secret, Ct)).Should().NotBeNull();
        _clock.Advance(TimeSpan.FromDays(29));
        (await sessions.FindAsync(secret, Ct)).Should().NotBeNull("it was used 29 days ago");
        _clock.Advance(TimeSpan.FromDays(30));
        (await sessions.FindAsync(secret, Ct)).Should().BeNull();
        (await AllBytesAsync()).Should().NotContain(secret);
    }

    [Fact]
    public async Task Ending_others_keeps_one()
    {
        var sessions = new SessionStore(_catalog, _clock);
        var (mine, other) = (await sessions.BeginAsync("mine", Ct), await sessions.BeginAsync("other", Ct));

        await sessions.EndOthersAsync((await sessions.FindAsync(mine, Ct))!.Id, Ct);

        (await sessions.FindAsync(mine, Ct)).Should().NotBeNull();
        (await sessions.FindAsync(other, Ct)).Should().BeNull();
        (await sessions.ListAsync(Ct)).Should().ContainSingle().Which.Agent.Should().Be("mine");
    }

    [Fact]
    public async Task A_token_is_known_until_it_is_revoked_and_its_text_is_nowhere()
    {
        var tokens = new ApiTokenStore(_catalog, _clock);
        var (secret, token) = await tokens.CreateAsync(" nightly export ", Ct);

        secret.Should().StartWith(ApiTokenStore.Prefix);
        token.Title.Should().Be("nightly export");
        token.SeenAt.Should().BeNull();
        (await tokens.FindAsync(secret, Ct))!.Id.Should().Be(token.Id);
        (await tokens.ListAsync(Ct)).Should().ContainSingle().Which.SeenAt.Should().Be(_clock.GetUtcNow());
        (await AllBytesAsync()).Should().NotContain(secret);
        (await tokens.RevokeAsync(token.Id, Ct)).Should().BeTrue();
        (await tokens.FindAsync(secret, Ct)).Should().BeNull();
        (await tokens.RevokeAsync(token.Id, Ct)).Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_token_without_a_name_is_refused(string title) =>
        (await FluentActions.Awaiting(() => new ApiTokenStore(_catalog, _clock).CreateAsync(title, Ct)).Should().ThrowAsync<FlitchException>())
        .Which.Error.Code.Should().Be("usage:token-title");

    /// <summary>The catalogue with its write-ahead log, as text.</summary>
    private async Task<string> AllBytesAsync()
    {
        var text = "";
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "flitch.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(open, System.Text.Encoding.Latin1);
            text += await reader.ReadToEndAsync(Ct);
        }

        return text;
    }
}
