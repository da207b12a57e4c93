using System.Data;

namespace Flitch.DuckDb.Tests.Reading;

/// <summary>The reader's own manners.</summary>
public sealed class ReaderTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(100_000)]
    public void Every_row_is_read_once_and_in_order(int rows)
    {
        using var reader = database.Read($"SELECT i, 'text number ' || i FROM range({rows}) t(i)");

        reader.HasRows.Should().Be(rows > 0);
        reader.Rows(row => (row.GetInt64(0), row.GetString(1))).Should().Equal(Enumerable.Range(0, rows).Select(i => ((long)i, $"text number {i}")));
        reader.Read().Should().BeFalse("the end stays the end");
    }

    [Fact]
    public void A_result_of_any_size_takes_the_memory_of_some_chunks()
    {
        using var small = new DuckDbConnection("Data Source=:memory:;memory_limit=64MB;threads=2;temp_directory=");
        small.Open();
        using var reader = new DuckDbCommand("SELECT i, repeat('x', 100) FROM range(3000000) t(i)", small).ExecuteReader();

        reader.Rows(row => row.GetInt64(0)).LongCount().Should().Be(3_000_000);
    }

    [Fact]
    public void A_reader_closed_early_leaves_its_transaction_usable()
    {
        using var connection = database.Source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        connection.Execute("CREATE TEMP TABLE kept AS SELECT 7 AS n");
        connection.Scalar("SELECT range FROM range(1000000000000)").Should().Be(0L);

        connection.Scalar("SELECT n FROM kept").Should().Be(7);
        transaction.Commit();
    }

    [Fact]
    public void Columns_are_known_by_name_type_and_place()
    {
        using var reader = database.Read("SELECT 1.5::DECIMAL(38,18) AS amount, now() AS \"when\", 'x' AS \"AMOUNT \" WHERE false");

        reader.GetOrdinal("when").Should().Be(1);
        reader.GetOrdinal("Amount").Should().Be(0);
        reader.Invoking(row => row.GetOrdinal("none")).Should().Throw<ArgumentOutOfRangeException>();
        reader.GetColumnSchema().Select(column => (column.ColumnName, column.DataTypeName, column.DataType, column.ColumnOrdinal)).Should().Equal(
            ("amount", "DECIMAL(38,18)", typeof(decimal), 0), ("when", "TIMESTAMP WITH TIME ZONE", typeof(DateTimeOffset), 1), ("AMOUNT ", "VARCHAR", typeof(string), 2));
        var table = reader.GetSchemaTable()!;
        table.Rows.Cast<DataRow>().Select(row => row["ColumnName"]).Should().Equal("amount", "when", "AMOUNT ");
        table.Rows[0]["NumericScale"].Should().Be(18);
    }

    [Fact]
    public void The_schema_is_told_without_running_the_query()
    {
        using var connection = database.Source.OpenConnection();
        using var reader = new DuckDbCommand("SELECT error('must not run') AS \"e\", 1 AS n", connection).ExecuteReader(CommandBehavior.SchemaOnly);

        reader.GetName(1).Should().Be("n");
        reader.Read().Should().BeFalse();
    }

    [Fact]
    public void Asking_beside_a_row_is_refused()
    {
        using var reader = database.Read("SELECT 1");

        reader.Invoking(row => row.GetInt32(0)).Should().Throw<InvalidOperationException>();
        reader.Read();
        reader.GetInt32(0).Should().Be(1);
        reader.Read();
        reader.Invoking(row => row.GetInt32(0)).Should().Throw<InvalidOperationException>();
        reader.Invoking(row => row.GetInt32(5)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_disposed_reader_says_so()
    {
        var reader = database.Read("SELECT 1");
        reader.Dispose();

        reader.Invoking(row => row.Read()).Should().Throw<ObjectDisposedException>();
        reader.IsClosed.Should().BeTrue();
        reader.Dispose();
    }

    [Fact]
    public async Task Reading_asynchronously_gives_the_same_rows()
    {
        await using var connection = database.Source.OpenConnection();
        await using var command = new DuckDbCommand("SELECT i FROM range(10000) t(i)", connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);

        var sum = 0L;
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            sum += reader.GetInt64(0);

        sum.Should().Be(49_995_000);
    }

    [Fact]
    public void Bytes_and_characters_are_copied_by_parts()
    {
        using var reader = database.Read("SELECT '\\x01\\x02\\x03'::BLOB, 'abc'");
        reader.Read();
        var (bytes, letters) = (new byte[2], new char[5]);

        reader.GetBytes(0, 0, null, 0, 0).Should().Be(3);
        reader.GetBytes(0, 1, bytes, 0, 2).Should().Be(2);
        bytes.Should().Equal(2, 3);
        reader.GetChars(1, 2, letters, 1, 4).Should().Be(1);
        letters[1].Should().Be('c');
        reader.GetBytes(0, 5, bytes, 0, 2).Should().Be(0);
    }

    [Fact]
    public void A_DataTable_can_be_loaded()
    {
        using var reader = database.Read("SELECT i, i::DECIMAL(38,18) AS amount FROM range(3) t(i)");
        using var table = new DataTable();

        table.Load(reader);

        table.Rows.Cast<DataRow>().Select(row => row["amount"]).Should().Equal(0m, 1m, 2m);
    }
}
