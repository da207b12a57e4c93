using System.Data.Common;
using Dapper;

namespace Flitch.DuckDb.Tests;

/// <summary>Dapper on this provider.</summary>
public sealed class DapperTests : IDisposable
{
    private readonly DuckDbDataSource _source = new();
    private readonly DuckDbConnection _connection;

    public DapperTests()
    {
        _connection = _source.OpenConnection();
        _connection.Execute("CREATE TABLE ledgers(id VARCHAR, amount DECIMAL(38,18), happened TIMESTAMPTZ, day DATE, refs VARCHAR[], note VARCHAR)", []);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _source.Dispose();
    }

    [Fact]
    public void Records_decimals_instants_dates_and_named_parameters()
    {
        var row = new Ledger("L1", -0.000000000000000001m, new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.Zero).AddTicks(4_567_890), new DateOnly(2024, 2, 29), ["A", "B"], null);

        SqlMapper.Execute(_connection, "INSERT INTO ledgers VALUES ($Id, $Amount, $Happened, $Day, ['A', 'B'], $Note)", row).Should().Be(1);

        var read = _connection.Query<Ledger>("SELECT * FROM ledgers WHERE id = $id AND happened >= $from AND day = $Day", new { id = "L1", from = row.Happened, row.Day }).Single();
        read.Should().BeEquivalentTo(row);
    }

    [Fact]
    public void Many_rows_by_one_command()
    {
        var rows = Enumerable.Range(0, 50).Select(i => new { id = $"L{i}", amount = i / 8m }).ToArray();

        SqlMapper.Execute(_connection, "INSERT INTO ledgers(id, amount) VALUES ($id, $amount)", rows).Should().Be(50);

        _connection.ExecuteScalar<decimal>("SELECT sum(amount) FROM ledgers").Should().Be(rows.Sum(row => row.amount));
    }

    [Fact]
    public void A_list_of_values_is_expanded()
    {
        SqlMapper.Execute(_connection, "INSERT INTO ledgers(id) VALUES ('a'), ('b'), ('c')");

        _connection.Query<string>("SELECT id FROM ledgers WHERE id IN $ids ORDER BY id", new { ids = new[] { "a", "c" } }).Should().Equal("a", "c");
    }

    [Fact]
    public async Task Asynchronous_queries_and_several_results()
    {
        await using var results = await _connection.QueryMultipleAsync("SELECT 1; SELECT 'x' AS a, NULL::DECIMAL(10,2) AS b");

        (await results.ReadSingleAsync<long>()).Should().Be(1);
        (await results.ReadSingleAsync<(string A, decimal? B)>()).Should().Be(("x", null));
    }

    [Fact]
    public void Dynamic_rows_have_the_columns_names()
    {
        var row = (IDictionary<string, object?>)_connection.QuerySingle("SELECT 1.50::DECIMAL(38,18) AS amount, NULL AS nothing");

        row["amount"].Should().Be(1.5m);
        row["nothing"].Should().BeNull();
    }

    [Fact]
    public void A_transaction_is_passed_through()
    {
        using (var transaction = _connection.BeginTransaction())
            SqlMapper.Execute(_connection, "INSERT INTO ledgers(id) VALUES ('a')", transaction: transaction);

        _connection.ExecuteScalar<long>("SELECT count(*) FROM ledgers").Should().Be(0);
    }

    [Fact]
    public void A_number_too_long_for_decimal_is_an_error_not_another_number() =>
        _connection.Invoking(open => open.Query<decimal>("SELECT '99999999999999999999.999999999999999999'::DECIMAL(38,18)"))
            .Should().Throw<System.Data.DataException>().WithInnerException<InvalidCastException>();

    [Fact]
    public void The_factory_makes_every_part()
    {
        DbProviderFactories.RegisterFactory(DuckDbProviderFactory.InvariantName, DuckDbProviderFactory.Instance);
        var factory = DbProviderFactories.GetFactory(DuckDbProviderFactory.InvariantName);
        using var source = factory.CreateDataSource("Data Source=:memory:");
        using var connection = source.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT $x + 1";
        var parameter = factory.CreateParameter()!;
        (parameter.ParameterName, parameter.Value) = ("x", 41);
        command.Parameters.Add(parameter);

        command.ExecuteScalar().Should().Be(42);
        factory.CreateConnection().Should().BeOfType<DuckDbConnection>();
        factory.CreateCommand().Should().BeOfType<DuckDbCommand>();
        factory.CreateConnectionStringBuilder().Should().BeOfType<DuckDbConnectionStringBuilder>();
        DbProviderFactories.GetFactory(connection).Should().BeSameAs(DuckDbProviderFactory.Instance);
    }

    private sealed record Ledger(string Id, decimal Amount, DateTimeOffset Happened, DateOnly Day, List<string> Refs, string? Note);
}
