using Flitch.DuckDb.Ingestion;
using Flitch.DuckDb.Tests.Ingestion;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Tests.Execution;

/// <summary>Many connections of one source at once.</summary>
public sealed class ConcurrencyTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task Each_connection_reads_its_own_rows()
    {
        var sums = await Task.WhenAll(Enumerable.Range(1, 8).Select(worker => Task.Run(() => SumOf(worker), TestContext.Current.CancellationToken)));

        sums.Should().Equal(Enumerable.Range(1, 8).Select(worker => (Int128)(worker * 5000L * 10)));
    }

    [Fact]
    public async Task Cancelling_one_connection_leaves_the_others_alone()
    {
        using var stop = new CancellationTokenSource();
        using var endless = database.Source.OpenConnection();
        var cancelled = new DuckDbCommand("SELECT count(*) FROM range(100000000000) a, range(100000000000) b WHERE a.range + b.range = -1", endless).ExecuteScalarAsync(stop.Token);
        var others = Enumerable.Range(1, 4).Select(worker => Task.Run(() => SumOf(worker), TestContext.Current.CancellationToken)).ToArray();
        await stop.CancelAsync();

        (await Task.WhenAll(others)).Should().Equal(Enumerable.Range(1, 4).Select(worker => (Int128)(worker * 5000L * 10)));
        await cancelled.Invoking(query => query).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_scan_that_never_ends_can_be_cancelled()
    {
        using var connection = database.Source.OpenConnection();
        using var stop = new CancellationTokenSource(100);
        var table = new EndlessTable();
        connection.RegisterTable("endless", table);

        var query = () => new DuckDbCommand("SELECT sum(n) FROM endless", connection).ExecuteScalarAsync(stop.Token);

        await query.Should().ThrowAsync<OperationCanceledException>();
        table.OpenScans.Should().Be(0);
    }

    [Fact]
    public void A_source_disposed_before_its_connections_lets_them_finish()
    {
        var source = new DuckDbDataSource();
        using var connection = source.OpenConnection();
        source.Dispose();

        connection.Scalar("SELECT 1").Should().Be(1);
        source.Invoking(disposed => disposed.OpenConnection()).Should().Throw<ObjectDisposedException>();
    }

    private Int128 SumOf(int worker)
    {
        using var connection = database.Source.OpenConnection();
        var batch = new MemoryBatch(5000, new FixedColumn<long>([.. Enumerable.Repeat((long?)worker, 5000)]));
        var total = Int128.Zero;
        for (var round = 0; round < 10; round++)
        {
            connection.RegisterTable("mine", new DuckDbBatchTable([new DuckDbColumn("n", DuckDbType.BigInt)], [batch], maxThreads: 2));
            total += (Int128)connection.Scalar("SELECT sum(n) FROM mine WHERE n = ?", worker)!;
        }

        return total;
    }
}
