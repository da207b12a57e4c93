using Flitch.Connectors;
using Flitch.Pipeline.Access;
using Flitch.Pipeline.Dashboards;
using Flitch.Pipeline.Tests.Doubles;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Pipeline.Tests.Dashboards;

/// <summary>Links to dashboards over a real catalogue: known until they end, and their tokens are nowhere.</summary>
public sealed class ShareBookTests : IAsyncDisposable
{
    private static readonly NewShare Fees = new("fees", "main", "?range=30d&zone=UTC");
    private readonly FakeTimeProvider _clock = new();
    private readonly PipelineBench _bench;

    public ShareBookTests() => _bench = new PipelineBench(clock: _clock);

    private ShareBook Shares => _bench.Services.GetRequiredService<ShareBook>();

    private DashboardBook Dashboards => _bench.Services.GetRequiredService<DashboardBook>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_link_is_known_until_it_is_revoked_and_its_token_is_nowhere()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        var (token, share) = await Shares.CreateAsync(Fees with { Title = " for my accountant ", IsOpen = true }, Ct);
        var (other, _) = await Shares.CreateAsync(Fees, Ct);

        (await Shares.FindAsync(token, Ct)).Should().Be(share).And.BeEquivalentTo(new { Title = "for my accountant", IsOpen = true, Look = "?range=30d&zone=UTC", SeenAt = (DateTimeOffset?)null });
        (await Shares.FindAsync(token[..^1], Ct)).Should().BeNull();
        (await Shares.FindAsync(share.Id, Ct)).Should().BeNull("what names a link opens nothing");
        (await AllBytesAsync()).Should().NotContain(token).And.Contain("for my accountant");

        await Shares.RevokeAsync(share.Id, null, Ct);
        (await Shares.FindAsync(token, Ct)).Should().BeNull();
        (await Shares.FindAsync(other, Ct)).Should().NotBeNull("each is revoked by itself");
        await ShouldBeUnknownAsync(share.Id, null);
    }

    [Fact]
    public async Task A_link_is_listed_and_revoked_as_one_of_its_own_dashboard_only()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        var (_, first) = await Shares.CreateAsync(Fees, Ct);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var (_, second) = await Shares.CreateAsync(Fees with { Dashboard = "assets" }, Ct);

        (await Shares.ListAsync(null, Ct)).Should().Equal(second, first);
        (await Shares.ListAsync("fees", Ct)).Should().Equal(first);
        await ShouldBeUnknownAsync(first.Id, "assets");
        (await Shares.ListAsync(null, Ct)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_link_ends_to_the_moment_and_is_still_listed()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        var (token, share) = await Shares.CreateAsync(Fees with { EndsAt = _clock.GetUtcNow().AddDays(7) }, Ct);

        _clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        (await Shares.FindAsync(token, Ct)).Should().NotBeNull();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await Shares.FindAsync(token, Ct)).Should().BeNull();
        (await Shares.ListAsync("fees", Ct)).Should().ContainSingle().Which.EndsAt.Should().Be(share.CreatedAt.AddDays(7));
    }

    [Fact]
    public async Task Opening_is_noted_every_ten_minutes_at_most()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        var (token, _) = await Shares.CreateAsync(Fees, Ct);
        var first = _clock.GetUtcNow();
        foreach (var minutes in new[] { 0, 9 })
        {
            _clock.Advance(TimeSpan.FromMinutes(minutes));
            await Shares.OpenedAsync((await Shares.FindAsync(token, Ct))!, Ct);
            (await Shares.FindAsync(token, Ct))!.SeenAt.Should().Be(first);
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        await Shares.OpenedAsync((await Shares.FindAsync(token, Ct))!, Ct);
        (await Shares.FindAsync(token, Ct))!.SeenAt.Should().Be(first.AddMinutes(10));
    }

    [Fact]
    public async Task A_link_ends_with_its_connection_and_does_not_come_back_with_the_name()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        await _bench.AddAsync("second", cancellationToken: Ct);
        var (token, _) = await Shares.CreateAsync(Fees, Ct);
        var (other, _) = await Shares.CreateAsync(Fees with { Connection = "second" }, Ct);

        await _bench.Connections.RemoveAsync("main", Ct);
        await _bench.AddAsync(cancellationToken: Ct);

        (await Shares.FindAsync(token, Ct)).Should().BeNull("another account may have the name now");
        (await Shares.FindAsync(other, Ct)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_link_ends_with_its_dashboard_unless_a_connectors_stands_in_its_place()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        await Dashboards.SaveAsync("fees", "{}", 0, Ct);
        var (token, _) = await Shares.CreateAsync(Fees, Ct);

        await Dashboards.RemoveAsync("fees", withLinks: false, Ct);
        (await Shares.FindAsync(token, Ct)).Should().NotBeNull();
        await Dashboards.SaveAsync("fees", "{}", 0, Ct);
        await Dashboards.RemoveAsync("fees", withLinks: true, Ct);
        (await Shares.FindAsync(token, Ct)).Should().BeNull();
    }

    [Fact]
    public async Task A_link_that_a_token_made_ends_with_the_token()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        var tokens = _bench.Services.GetRequiredService<ApiTokenStore>();
        var (_, program) = await tokens.CreateAsync("nightly export", Ct);
        var (theirs, _) = await Shares.CreateAsync(Fees with { ApiToken = program.Id }, Ct);
        var (mine, _) = await Shares.CreateAsync(Fees, Ct);

        await tokens.RevokeAsync(program.Id, Ct);

        (await Shares.FindAsync(theirs, Ct)).Should().BeNull("a token that leaked must not leave anything behind that opens");
        (await Shares.FindAsync(mine, Ct)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_link_that_cannot_be_is_refused()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        (await CodeAsync(Fees with { Title = new string('x', 81) })).Should().Be("usage:share-title");
        (await CodeAsync(Fees with { EndsAt = _clock.GetUtcNow() })).Should().Be("usage:share-end");
        (await Shares.ListAsync(null, Ct)).Should().BeEmpty();
    }

    private async Task<string> CodeAsync(NewShare wanted) => (await Shares.Awaiting(s => s.CreateAsync(wanted, Ct)).Should().ThrowAsync<FlitchException>()).Which.Error.Code;

    private async Task ShouldBeUnknownAsync(string id, string? dashboard) =>
        (await Shares.Awaiting(s => s.RevokeAsync(id, dashboard, Ct)).Should().ThrowAsync<FlitchException>()).Which.Error.Code.Should().Be("usage:unknown-share");

    /// <summary>The catalogue with its write-ahead log, as text.</summary>
    private async Task<string> AllBytesAsync()
    {
        var text = "";
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_bench.Folder, "data"), "flitch.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(open, System.Text.Encoding.Latin1);
            text += await reader.ReadToEndAsync(Ct);
        }

        return text;
    }
}
