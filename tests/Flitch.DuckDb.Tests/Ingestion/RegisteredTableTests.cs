using Flitch.DuckDb.Ingestion;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Tests.Ingestion;

/// <summary>Tables in managed code, read by SQL.</summary>
public sealed class RegisteredTableTests(SharedDatabase database) : IClassFixture<SharedDatabase>, IDisposable
{
    private readonly DuckDbConnection _connection = database.Source.OpenConnection();

    public void Dispose() => _connection.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(4097)]
    public void Every_row_arrives_in_order_at_the_borders_of_chunks(int rows)
    {
        Register("numbers", Numbers(rows));

        var read = _connection.Query("SELECT n FROM numbers", row => row.GetInt64(0));

        read.Should().Equal(Enumerable.Range(0, rows).Select(n => (long)n));
    }

    [Fact]
    public void Small_batches_are_put_together_and_empty_ones_skipped()
    {
        var batches = new[] { 0, 1, 50, 0, 2047, 3000, 0 };
        var first = 0;
        Register("numbers", batches.Select(rows => (first += rows, rows)).Select(batch => NumbersFrom(batch.Item1 - batch.rows, batch.rows)).ToArray());

        var read = _connection.Query("SELECT n FROM numbers", row => row.GetInt64(0));

        read.Should().Equal(Enumerable.Range(0, batches.Sum()).Select(n => (long)n));
    }

    [Fact]
    public void Rows_can_be_counted_without_a_column()
    {
        Register("numbers", Numbers(5000));

        _connection.Scalar("SELECT count(*) FROM numbers").Should().Be(5000L);
    }

    private static MemoryBatch Numbers(int rows) => NumbersFrom(0, rows);

    private static MemoryBatch NumbersFrom(int first, int rows) => new(rows, new FixedColumn<long>([.. Enumerable.Range(first, rows).Select(n => (long?)n)]));

    private void Register(string name, params DuckDbBatch[] batches) =>
        _connection.RegisterTable(name, new DuckDbBatchTable([new DuckDbColumn("n", DuckDbType.BigInt)], batches));
}
