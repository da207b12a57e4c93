using System.Data;
using System.Numerics;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Tests.Parameters;

/// <summary>Values on their way into SQL.</summary>
public sealed class ParameterTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    public static TheoryData<object, string> Values() => new()
    {
        { true, "BOOLEAN" },
        { sbyte.MinValue, "TINYINT" },
        { short.MinValue, "SMALLINT" },
        { int.MinValue, "INTEGER" },
        { long.MinValue, "BIGINT" },
        { byte.MaxValue, "UTINYINT" },
        { ushort.MaxValue, "USMALLINT" },
        { uint.MaxValue, "UINTEGER" },
        { ulong.MaxValue, "UBIGINT" },
        { Int128.MinValue, "HUGEINT" },
        { Int128.MaxValue, "HUGEINT" },
        { UInt128.MaxValue, "UHUGEINT" },
        { BigInteger.Pow(10, 60), "BIGNUM" },
        { -BigInteger.Pow(7, 90), "BIGNUM" },
        { 1.25f, "FLOAT" },
        { double.Epsilon, "DOUBLE" },
        { 0m, "DECIMAL(1,0)" },
        { 1.50m, "DECIMAL(3,2)" },
        { -0.000000000000000001m, "DECIMAL(18,18)" },
        { 0.0000000000000000000000000001m, "DECIMAL(28,28)" },
        { decimal.MaxValue, "DECIMAL(29,0)" },
        { decimal.MinValue, "DECIMAL(29,0)" },
        { new DuckDbDecimal(Int128.Parse("99999999999999999999999999999999999999", null), 18), "DECIMAL(38,18)" },
        { "", "VARCHAR" },
        { "grüße 🦆 'quoted' \"double\" \\ $1 ?", "VARCHAR" },
        { "with\0zero", "VARCHAR" },
        { Array.Empty<byte>(), "BLOB" },
        { new byte[] { 0, 1, 255 }, "BLOB" },
        { Guid.Empty, "UUID" },
        { Guid.AllBitsSet, "UUID" },
        { new Guid("01234567-89ab-cdef-8123-456789abcdef"), "UUID" },
        { DateOnly.MinValue, "DATE" },
        { DateOnly.MaxValue, "DATE" },
        { new TimeOnly(863_999_999_990), "TIME" },
        { DateTime.MinValue, "TIMESTAMP" },
        { new DateTime(1969, 12, 31, 23, 59, 59).AddTicks(9_999_990), "TIMESTAMP" },
        { new DateTimeOffset(2024, 2, 29, 12, 0, 1, TimeSpan.Zero).AddTicks(2_345_670), "TIMESTAMP WITH TIME ZONE" },
        { DateTimeOffset.MinValue, "TIMESTAMP WITH TIME ZONE" },
        { new DuckDbInterval(-1, 2, -3), "INTERVAL" },
        { new List<string?> { "a", null, "thirteen byte" }, "VARCHAR[]" },
        { new List<long?> { 1, null }, "BIGINT[]" },
        { new List<decimal?> { 10.5m, null, 0.125m }, "DECIMAL(5,3)[]" },
        { new List<List<int?>> { new() { 1 }, new() }, "INTEGER[][]" },
        { new Dictionary<string, object?> { ["a"] = 1, ["b"] = "x" }, "STRUCT(\"a\" INTEGER, \"b\" VARCHAR)" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_comes_back_as_it_went(object value, string type)
    {
        using var connection = database.Source.OpenConnection();
        using var command = new DuckDbCommand("SELECT ? AS v", connection);
        command.Parameters.AddValue(value);
        using var reader = command.ExecuteReader();
        reader.Read();

        reader.GetDataTypeName(0).Should().Be(type);
        reader.GetValue(0).Should().BeOfType(value.GetType());
        reader.GetValue(0).Should().BeEquivalentTo(value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("DBNull")]
    public void Null_and_DBNull_are_NULL(string? kind) =>
        database.Scalar("SELECT ? IS NULL", kind is null ? null : DBNull.Value).Should().Be(true);

    [Fact]
    public void Arrays_and_empty_lists_keep_their_element_type()
    {
        database.Scalar("SELECT typeof(?)", (object)Array.Empty<string>()).Should().Be("VARCHAR[]");
        database.Scalar("SELECT typeof(?)", (object)Array.Empty<decimal>()).Should().Be("DECIMAL(1,0)[]");
        database.Scalar("SELECT count(*) FROM range(10) t(i) WHERE i IN (SELECT unnest(?))", (object)new long[] { 1, 3, 99 }).Should().Be(2L);
    }

    [Fact]
    public void Instants_do_not_depend_on_the_session_time_zone()
    {
        using var connection = database.Source.OpenConnection();
        connection.Execute("SET TimeZone = 'America/New_York'");
        var instant = new DateTimeOffset(2024, 7, 1, 12, 0, 0, TimeSpan.FromHours(2));

        connection.Scalar("SELECT epoch_us(?)", instant).Should().Be(instant.ToUnixTimeMilliseconds() * 1000);
        connection.Scalar("SELECT epoch_us(?)", instant.UtcDateTime).Should().Be(instant.ToUnixTimeMilliseconds() * 1000);
        connection.Scalar("SELECT ?::VARCHAR", instant.UtcDateTime).Should().Be("2024-07-01 06:00:00-04");
        connection.Scalar("SELECT ?", instant).Should().Be(instant);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("$name")]
    [InlineData("@name")]
    [InlineData(":name")]
    [InlineData("NAME")]
    public void A_name_matches_with_any_prefix_and_case(string name)
    {
        using var connection = database.Source.OpenConnection();
        using var command = new DuckDbCommand("SELECT $name || $other || $name", connection);
        command.Parameters.AddWithValue("other", "-");
        command.Parameters.AddWithValue(name, "x");

        command.ExecuteScalar().Should().Be("x-x");
    }

    [Fact]
    public void Places_match_by_order_and_by_number()
    {
        database.Scalar("SELECT ? || ?", "a", "b").Should().Be("ab");
        database.Scalar("SELECT $2 || $1", "a", "b").Should().Be("ba");
    }

    [Fact]
    public void A_parameter_without_a_value_is_named()
    {
        database.Invoking(shared => shared.Scalar("SELECT $amount")).Should().Throw<InvalidOperationException>().WithMessage("*$amount*");
        database.Invoking(shared => shared.Scalar("SELECT ?, ?", 1)).Should().Throw<InvalidOperationException>().WithMessage("*place 2*");
    }

    [Fact]
    public void A_type_that_duckdb_does_not_have_is_refused() =>
        database.Invoking(shared => shared.Scalar("SELECT ?", new Version(1, 0))).Should().Throw<NotSupportedException>().WithMessage("*System.Version*");

    [Fact]
    public void Microseconds_are_cut_towards_the_past_on_both_sides_of_1970()
    {
        database.Scalar("SELECT epoch_us(?)", DateTimeOffset.UnixEpoch.AddTicks(19)).Should().Be(1L);
        database.Scalar("SELECT epoch_us(?)", DateTimeOffset.UnixEpoch.AddTicks(-1)).Should().Be(-1L);
    }

    [Fact]
    public void A_prepared_command_runs_again_with_other_values()
    {
        using var connection = database.Source.OpenConnection();
        using var command = new DuckDbCommand("SELECT ?::BIGINT * 2", connection);
        command.Parameters.AddValue(0L);
        command.Prepare();

        foreach (var value in new[] { 1L, 21L, -4L })
        {
            command.Parameters[0].Value = value;
            command.ExecuteScalar().Should().Be(value * 2);
        }
    }

    [Fact]
    public void The_collection_behaves_as_ado_net_expects()
    {
        using var command = new DuckDbCommand();
        var parameter = (DuckDbParameter)command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("$a", 1.5m);
        command.Parameters.Add(parameter);
        command.Parameters.AddRange(new object[] { new DuckDbParameter("b", "x"), 5 });

        parameter.DbType.Should().Be(DbType.Decimal);
        command.Parameters.Count.Should().Be(3);
        command.Parameters.Contains("@A").Should().BeTrue();
        command.Parameters.IndexOf("b").Should().Be(1);
        command.Parameters.RemoveAt("a");
        command.Parameters.Cast<DuckDbParameter>().Select(item => item.Value).Should().Equal("x", 5);
    }
}
