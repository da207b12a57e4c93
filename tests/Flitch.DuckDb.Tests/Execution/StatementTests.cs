namespace Flitch.DuckDb.Tests.Execution;

/// <summary>Several statements, changed rows, transactions.</summary>
public sealed class StatementTests : IDisposable
{
    private readonly DuckDbDataSource _source = new();
    private readonly DuckDbConnection _connection;

    public StatementTests() => _connection = _source.OpenConnection();

    public void Dispose()
    {
        _connection.Dispose();
        _source.Dispose();
    }

    [Fact]
    public void Statements_run_in_turn_and_each_sees_those_before()
    {
        using var reader = new DuckDbCommand("CREATE TABLE t(i INTEGER); INSERT INTO t VALUES (1), (2); SELECT sum(i) FROM t; DELETE FROM t WHERE i = 1; SELECT i FROM t; DROP TABLE t", _connection).ExecuteReader();

        reader.Rows(row => row.GetInt64(0)).Should().Equal(3);
        reader.RecordsAffected.Should().Be(2);
        reader.NextResult().Should().BeTrue();
        reader.Rows(row => row.GetInt32(0)).Should().Equal(2);
        reader.RecordsAffected.Should().Be(3);
        reader.NextResult().Should().BeFalse();
        reader.FieldCount.Should().Be(0);
        reader.Dispose();
        _connection.Scalar("SELECT count(*) FROM duckdb_tables() WHERE table_name = 't'").Should().Be(0L);
    }

    [Fact]
    public void Closing_the_reader_runs_the_statements_that_are_left()
    {
        using (new DuckDbCommand("SELECT 1; CREATE TABLE later(i INTEGER)", _connection).ExecuteReader())
        {
        }

        _connection.Scalar("SELECT count(*) FROM later").Should().Be(0L);
    }

    [Fact]
    public void Changed_rows_are_counted()
    {
        _connection.Execute("CREATE TABLE t AS SELECT i FROM range(10) t(i)").Should().Be(-1);
        _connection.Execute("UPDATE t SET i = i + 1 WHERE i < 4").Should().Be(4);
        _connection.Execute("DELETE FROM t WHERE i > 8").Should().Be(1);
        _connection.Execute("INSERT INTO t VALUES (1), (2); INSERT INTO t VALUES (3)").Should().Be(3);
        _connection.Execute("DROP TABLE t").Should().Be(-1);
        _connection.Execute("SELECT 1").Should().Be(-1);
    }

    [Fact]
    public void Insert_returning_inserts_all_even_if_nobody_reads()
    {
        _connection.Execute("CREATE TABLE t(i INTEGER)");

        using (new DuckDbCommand("INSERT INTO t SELECT * FROM range(100000) RETURNING i", _connection).ExecuteReader())
        {
        }

        _connection.Scalar("SELECT count(*) FROM t").Should().Be(100_000L);
    }

    [Fact]
    public void Executing_a_query_without_reading_still_meets_its_errors() =>
        _connection.Invoking(connection => connection.Execute("SELECT CASE WHEN i = 90000 THEN error('late') ELSE i END FROM range(100000) t(i)"))
            .Should().Throw<DuckDbException>().WithMessage("*late*");

    [Theory]
    [InlineData("")]
    [InlineData("  ;; ")]
    [InlineData("-- only a comment")]
    public void Nothing_to_run_gives_nothing(string sql)
    {
        _connection.Execute(sql).Should().Be(-1);
        _connection.Scalar(sql).Should().BeNull();
    }

    [Fact]
    public void A_second_command_beside_an_open_reader_is_refused()
    {
        using (new DuckDbCommand("SELECT 1", _connection).ExecuteReader())
            _connection.Invoking(connection => connection.Scalar("SELECT 2")).Should().Throw<InvalidOperationException>().WithMessage("*open reader*");

        _connection.Scalar("SELECT 2").Should().Be(2);
    }

    [Fact]
    public void A_transaction_commits_or_rolls_back()
    {
        _connection.Execute("CREATE TABLE t(i INTEGER)");
        using (var kept = _connection.BeginTransaction())
        {
            _connection.Execute("INSERT INTO t VALUES (1)");
            kept.Commit();
        }

        using (_connection.BeginTransaction())
            _connection.Execute("INSERT INTO t VALUES (2)");

        _connection.Query("SELECT i FROM t", row => row.GetInt32(0)).Should().Equal(1);
    }

    [Fact]
    public void A_transaction_ends_once()
    {
        using var transaction = _connection.BeginTransaction();
        _connection.Invoking(connection => connection.BeginTransaction()).Should().Throw<InvalidOperationException>();
        transaction.Rollback();

        transaction.Invoking(ended => ended.Commit()).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Another_connection_of_the_source_sees_what_was_committed()
    {
        using var other = _source.OpenConnection();
        _connection.Execute("CREATE TABLE shared AS SELECT 42 AS answer");

        other.Scalar("SELECT answer FROM shared").Should().Be(42);
    }

    [Fact]
    public void Two_connections_by_string_do_not_share_memory()
    {
        using var first = new DuckDbConnection("Data Source=:memory:");
        using var second = new DuckDbConnection("Data Source=:memory:");
        first.Open();
        second.Open();
        first.Execute("CREATE TABLE mine(i INTEGER)");

        second.Invoking(connection => connection.Execute("SELECT * FROM mine")).Should().Throw<DuckDbException>();
    }
}
