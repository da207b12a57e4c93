using Flitch.Connectors;
using Flitch.Pipeline.Dashboards;
using Flitch.Pipeline.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Pipeline.Tests.Dashboards;

public sealed class DashboardBookTests : IAsyncDisposable
{
    private readonly PipelineBench _bench = new();

    private DashboardBook Book => _bench.Services.GetRequiredService<DashboardBook>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dashboard_is_saved_changed_listed_and_removed()
    {
        (await Book.SaveAsync("fees", "{1}", 0, Cancel)).Version.Should().Be(1);
        (await Book.SaveAsync("fees", "{2}", 1, Cancel)).Version.Should().Be(2);
        (await Book.SaveAsync("fees", "{3}", null, Cancel)).Version.Should().Be(3);
        (await Book.SaveAsync("assets", "{}", null, Cancel)).Version.Should().Be(1);

        (await Book.ListAsync(Cancel)).Select(d => $"{d.Name} {d.Text} {d.Version}").Should().Equal("assets {} 1", "fees {3} 3");
        await Book.RemoveAsync("fees", true, Cancel);
        (await Book.ListAsync(Cancel)).Should().ContainSingle();
        (await Book.Invoking(b => b.RemoveAsync("fees", true, Cancel)).Should().ThrowAsync<FlitchException>()).Which.Error.Code.Should().Be("usage:unknown-dashboard");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_save_of_what_was_not_the_last_is_refused_and_changes_nothing(long version)
    {
        await Book.SaveAsync("fees", "{1}", 0, Cancel);
        await Book.SaveAsync("fees", "{2}", 1, Cancel);

        (await Book.Invoking(b => b.SaveAsync("fees", "{mine}", version, Cancel)).Should().ThrowAsync<FlitchException>()).Which.Error.Code.Should().Be("dashboard:stale");
        (await Book.ListAsync(Cancel)).Single().Text.Should().Be("{2}");
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();
}
