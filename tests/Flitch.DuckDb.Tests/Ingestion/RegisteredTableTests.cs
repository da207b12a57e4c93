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

    [Fact]
    public void A_table_is_read_as_often_as_it_is_named()
    {
        Register("numbers", Numbers(3000));

        _connection.Scalar("SELECT count(*) FROM numbers a JOIN numbers b ON a.n = b.n + 1").Should().Be(2999L);
        _connection.Scalar("SELECT sum(n) FROM numbers").Should().Be((System.Int128)4498500);
    }

    [Fact]
    public void Registering_again_replaces_and_unregistering_removes()
    {
        Register("numbers", Numbers(1));
        _connection.RegisterTable("NUMBERS", new DuckDbBatchTable([new DuckDbColumn("other", DuckDbType.Varchar)], [new MemoryBatch(2, new TextColumn("a", "b"))]));
        _connection.Query("SELECT other FROM numbers", row => row.GetString(0)).Should().Equal("a", "b");

        _connection.UnregisterTable("numbers");
        _connection.UnregisterTable("numbers");

        _connection.Invoking(open => open.Execute("SELECT * FROM numbers")).Should().Throw<DuckDbException>().Which.ErrorType.Should().Be(DuckDbErrorType.Catalog);
    }

    [Fact]
    public void Names_of_tables_and_columns_may_be_anything()
    {
        const string Name = "order \"of\" 'all'";
        _connection.RegisterTable(Name, new DuckDbBatchTable([new DuckDbColumn("select \"x\"", DuckDbType.BigInt)], [Numbers(2)]));

        _connection.Query($"SELECT {SqlText.Identifier("select \"x\"")} FROM {SqlText.Identifier(Name)}", row => row.GetInt64(0)).Should().Equal(0, 1);
        _connection.UnregisterTable(Name);
    }

    [Fact]
    public void Tables_of_one_connection_are_not_those_of_another()
    {
        using var other = database.Source.OpenConnection();
        Register("numbers", Numbers(1));
        other.RegisterTable("numbers", new DuckDbBatchTable([new DuckDbColumn("n", DuckDbType.BigInt)], [Numbers(7)]));

        _connection.Scalar("SELECT count(*) FROM numbers").Should().Be(1L);
        other.Scalar("SELECT count(*) FROM numbers").Should().Be(7L);
    }

    [Fact]
    public void Columns_that_a_query_does_not_need_are_not_asked_for()
    {
        var table = new RecordingTable();
        _connection.RegisterTable("wide", table);

        _connection.Scalar("SELECT sum(c) FROM wide").Should().Be((System.Int128)2);
        table.Asked.Should().Equal(2);
        _connection.Query("SELECT c, a FROM wide", row => (row.GetInt64(0), row.GetInt64(1))).Should().Equal((2, 0));
    }

    [Fact]
    public void Many_threads_read_each_row_once()
    {
        var batches = Enumerable.Range(0, 200).Select(batch => (DuckDbBatch)NumbersFrom(batch * 1500, 1500)).ToArray();
        _connection.RegisterTable("numbers", new DuckDbBatchTable([new DuckDbColumn("n", DuckDbType.BigInt)], batches, maxThreads: 8));

        _connection.Query("SELECT n FROM numbers ORDER BY n", row => row.GetInt64(0)).Should().Equal(Enumerable.Range(0, 300_000).Select(n => (long)n));
    }

    [Fact]
    public void A_table_lives_through_a_transaction_that_began_before_it()
    {
        using var fresh = new DuckDbConnection("Data Source=:memory:");
        fresh.Open();
        fresh.Execute("CREATE TABLE kept(n BIGINT)");
        using (var transaction = fresh.BeginTransaction())
        {
            fresh.RegisterTable("numbers", new DuckDbBatchTable([new DuckDbColumn("n", DuckDbType.BigInt)], [Numbers(5)]));
            fresh.Execute("INSERT INTO kept SELECT n FROM numbers").Should().Be(5);
            transaction.Commit();
        }

        fresh.Scalar("SELECT count(*) FROM kept JOIN numbers USING (n)").Should().Be(5L);
    }

    [Fact]
    public void Two_connections_to_one_file_each_have_their_tables()
    {
        using var folder = new TemporaryFolder();
        using var first = new DuckDbConnection($"Data Source={folder.File("x.duckdb")}");
        using var second = new DuckDbConnection($"Data Source={folder.File("x.duckdb")}");
        first.Open();
        second.Open();
        first.RegisterTable("numbers", new DuckDbBatchTable([new DuckDbColumn("n", DuckDbType.BigInt)], [Numbers(1)]));
        second.RegisterTable("numbers", new DuckDbBatchTable([new DuckDbColumn("n", DuckDbType.BigInt)], [Numbers(2)]));

        first.Scalar("SELECT count(*) FROM numbers").Should().Be(1L);
        second.Scalar("SELECT count(*) FROM numbers").Should().Be(2L);
    }

    [Fact]
    public void Copy_to_parquet_keeps_every_row()
    {
        using var folder = new TemporaryFolder();
        Register("numbers", Enumerable.Range(0, 100).Select(batch => (DuckDbBatch)NumbersFrom(batch * 777, 777)).ToArray());

        _connection.Execute($"COPY (SELECT * FROM numbers ORDER BY n) TO {SqlText.Literal(folder.File("n.parquet"))} (FORMAT parquet, COMPRESSION zstd)").Should().Be(77_700);

        _connection.Query($"SELECT n FROM read_parquet({SqlText.Literal(folder.File("n.parquet"))})", row => row.GetInt64(0)).Should().Equal(Enumerable.Range(0, 77_700).Select(n => (long)n));
    }

    [Theory]
    [InlineData(Fault.Columns)]
    [InlineData(Fault.Open)]
    [InlineData(Fault.FirstRead)]
    [InlineData(Fault.LaterRead)]
    public void An_exception_of_the_table_is_the_querys_error(Fault fault)
    {
        var table = new FaultyTable();
        _connection.RegisterTable("faulty", table);
        table.Fault = fault;

        var error = _connection.Invoking(open => open.Execute("SELECT sum(n) FROM faulty")).Should().Throw<DuckDbException>().WithMessage("*no more grüße*").Which;

        error.InnerException.Should().BeOfType<TimeoutException>();
        table.Fault = Fault.None;
        _connection.Scalar("SELECT count(n) FROM faulty").Should().Be(4096L);
        table.OpenScans.Should().Be(0);
    }

    [Fact]
    public void An_exception_while_registering_is_the_cause_of_the_error()
    {
        var register = () => _connection.RegisterTable("faulty", new FaultyTable { Fault = Fault.Columns });

        register.Should().Throw<DuckDbException>().WithMessage("*no more grüße*").WithInnerException<TimeoutException>();
        _connection.Invoking(open => open.Execute("FROM faulty")).Should().Throw<DuckDbException>();
    }

    [Fact]
    public void A_scan_is_disposed_when_its_query_stops_early()
    {
        var table = new FaultyTable();
        _connection.RegisterTable("faulty", table);

        _connection.Scalar("SELECT n FROM faulty LIMIT 1").Should().NotBeNull();
        using (var reader = new DuckDbCommand("SELECT n FROM faulty", _connection).ExecuteReader())
            reader.Read();

        table.OpenScans.Should().Be(0);
    }

    private static MemoryBatch Numbers(int rows) => NumbersFrom(0, rows);

    private static MemoryBatch NumbersFrom(int first, int rows) => new(rows, new FixedColumn<long>([.. Enumerable.Range(first, rows).Select(n => (long?)n)]));

    private void Register(string name, params DuckDbBatch[] batches) =>
        _connection.RegisterTable(name, new DuckDbBatchTable([new DuckDbColumn("n", DuckDbType.BigInt)], batches));
}
