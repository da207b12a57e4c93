namespace Flitch.DuckDb.Tests.Execution;

/// <summary>DuckDB's own words reach the caller.</summary>
public sealed class ErrorTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Theory]
    [InlineData("SELEC 1", DuckDbErrorType.Parser, "Parser Error: syntax error at or near \"SELEC\"*LINE 1: SELEC 1*^*")]
    [InlineData("SELECT nothing FROM range(1)", DuckDbErrorType.Binder, "Binder Error: Referenced column \"nothing\" not found*LINE 1:*^*")]
    [InlineData("SELECT * FROM missing", DuckDbErrorType.Catalog, "Catalog Error: Table with name missing does not exist!*")]
    [InlineData("SELECT 'x'::INTEGER", DuckDbErrorType.Conversion, "Conversion Error: Could not convert string 'x' to INT32*")]
    [InlineData("SELECT 9999999999::BIGINT * 9999999999::BIGINT", DuckDbErrorType.OutOfRange, "Out of Range Error: Overflow in multiplication of INT64*")]
    [InlineData("SELECT * FROM read_parquet('/no/such/file.parquet')", DuckDbErrorType.Io, "IO Error: No files found that match the pattern \"/no/such/file.parquet\"*")]
    [InlineData("SELECT error('my words')", DuckDbErrorType.InvalidInput, "Invalid Input Error: my words")]
    [InlineData("SELECT 1; SELEC 2", DuckDbErrorType.Parser, "Parser Error:*SELEC 2*")]
    public void An_error_keeps_its_text_and_class(string sql, DuckDbErrorType type, string message)
    {
        var error = database.Invoking(shared => shared.Scalar(sql)).Should().Throw<DuckDbException>().WithMessage(message).Which;

        error.ErrorType.Should().Be(type);
    }

    [Fact]
    public void An_error_in_a_late_chunk_is_thrown_while_reading()
    {
        using var reader = database.Read("SELECT CASE WHEN i = 500000 THEN 'x'::INTEGER ELSE i END FROM range(1000000) t(i)");

        reader.Invoking(rows => rows.Rows(row => row.GetInt64(0)).Count()).Should().Throw<DuckDbException>().Which.ErrorType.Should().Be(DuckDbErrorType.Conversion);
    }

    [Fact]
    public void A_connection_goes_on_after_an_error()
    {
        using var connection = database.Source.OpenConnection();
        connection.Invoking(open => open.Scalar("SELECT error('x')")).Should().Throw<DuckDbException>();

        connection.Scalar("SELECT 1").Should().Be(1);
    }

    [Fact]
    public void A_failed_batch_does_not_run_what_follows()
    {
        using var connection = database.Source.OpenConnection();
        connection.Invoking(open => open.Execute("CREATE TEMP TABLE before(i INTEGER); SELECT error('x'); CREATE TEMP TABLE after(i INTEGER)")).Should().Throw<DuckDbException>();

        connection.Scalar("SELECT count(*) FROM before").Should().Be(0L);
        connection.Invoking(open => open.Scalar("SELECT count(*) FROM after")).Should().Throw<DuckDbException>();
    }

    [Fact]
    public void A_zero_character_in_sql_is_refused_not_cut_off() =>
        database.Invoking(shared => shared.Scalar("SELECT 1\0; DROP TABLE x")).Should().Throw<ArgumentException>();

    [Theory]
    [InlineData("Data Source=:memory:;no_such_option=1", "*no_such_option*")]
    [InlineData("Data Source=:memory:;memory_limit=much", "*much*")]
    [InlineData("Data Source=/no/such/folder/x.duckdb", "*Cannot open file*")]
    public void A_wrong_connection_string_is_explained(string connectionString, string message)
    {
        using var connection = new DuckDbConnection(connectionString);

        connection.Invoking(closed => closed.Open()).Should().Throw<DuckDbException>().WithMessage(message);
        connection.State.Should().Be(System.Data.ConnectionState.Closed);
    }

    [Fact]
    public void A_closed_connection_is_told_to_be_opened() =>
        new DuckDbCommand("SELECT 1", new DuckDbConnection("Data Source=:memory:")).Invoking(command => command.ExecuteScalar()).Should().Throw<InvalidOperationException>();
}
