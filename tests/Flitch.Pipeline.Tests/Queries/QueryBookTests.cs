using Flitch.Connectors;
using Flitch.Pipeline.Queries;
using Flitch.Pipeline.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Pipeline.Tests.Queries;

public sealed class QueryBookTests : IAsyncDisposable
{
    private readonly PipelineBench _bench = new();

    private QueryBook Book => _bench.Services.GetRequiredService<QueryBook>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_saved_query_is_found_renamed_replaced_and_deleted()
    {
        var fees = await Book.SaveAsync(" Fees ", "SELECT 1", null, Cancel);
        await Book.SaveAsync("Rewards", "SELECT 2", "second", Cancel);
        await Book.SaveAsync("Fees", "SELECT 3", "main", Cancel);

        (await Book.ListAsync(Cancel)).Select(q => $"{q.Title} {q.Sql} {q.Schema}").Should().Equal("Fees SELECT 3 main", "Rewards SELECT 2 second");
        (await Book.Invoking(b => b.RenameAsync(fees.Id, "Rewards", Cancel)).Should().ThrowAsync<FlitchException>()).Which.Error.Code.Should().Be("usage:query-title-taken");
        await Book.RenameAsync(fees.Id, "Fees by month", Cancel);
        (await Book.FindAsync(fees.Id, Cancel))!.Title.Should().Be("Fees by month");
        await Book.DeleteAsync(fees.Id, Cancel);
        (await Book.FindAsync(fees.Id, Cancel)).Should().BeNull();
        (await Book.Invoking(b => b.DeleteAsync(fees.Id, Cancel)).Should().ThrowAsync<FlitchException>()).Which.Error.Code.Should().Be("usage:unknown-query");
    }

    [Theory]
    [InlineData("", "SELECT 1", "usage:query-title")]
    [InlineData("a\nb", "SELECT 1", "usage:query-title")]
    [InlineData("Fees", "  ", "usage:query-empty")]
    public async Task What_is_no_query_is_not_saved(string title, string sql, string code) =>
        (await Book.Invoking(b => b.SaveAsync(title, sql, null, Cancel)).Should().ThrowAsync<FlitchException>()).Which.Error.Code.Should().Be(code);

    [Fact]
    public async Task The_last_two_hundred_queries_are_kept()
    {
        for (var i = 0; i < QueryBook.Kept + 3; i++)
        {
            await Book.KeepAsync(new AskedQuery(0, $"SELECT {i}", null, DateTimeOffset.UnixEpoch, TimeSpan.FromMilliseconds(5), i, i == 202 ? "query:sql" : null), Cancel);
        }

        var kept = await Book.HistoryAsync(Cancel);

        kept.Select(q => q.Sql).Should().Equal(Enumerable.Range(3, QueryBook.Kept).Reverse().Select(i => $"SELECT {i}"));
        kept[0].Should().Match<AskedQuery>(q => q.Error == "query:sql" && q.Rows == 202 && q.Took == TimeSpan.FromMilliseconds(5));
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();
}
