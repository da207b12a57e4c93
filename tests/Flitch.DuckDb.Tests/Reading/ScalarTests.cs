using System.Numerics;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Tests.Reading;

/// <summary>Every scalar type from an SQL literal to .NET, at its ends.</summary>
public sealed class ScalarTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    public static TheoryData<string, object> Values() => new()
    {
        { "true", true },
        { "false", false },
        { "(-128)::TINYINT", sbyte.MinValue },
        { "127::TINYINT", sbyte.MaxValue },
        { "(-32768)::SMALLINT", short.MinValue },
        { "32767::SMALLINT", short.MaxValue },
        { "(-2147483648)::INTEGER", int.MinValue },
        { "2147483647::INTEGER", int.MaxValue },
        { "(-9223372036854775808)::BIGINT", long.MinValue },
        { "9223372036854775807::BIGINT", long.MaxValue },
        { "255::UTINYINT", byte.MaxValue },
        { "65535::USMALLINT", ushort.MaxValue },
        { "4294967295::UINTEGER", uint.MaxValue },
        { "18446744073709551615::UBIGINT", ulong.MaxValue },
        { "(-170141183460469231731687303715884105728)::HUGEINT", Int128.MinValue },
        { "170141183460469231731687303715884105727::HUGEINT", Int128.MaxValue },
        { "(-1)::HUGEINT", Int128.NegativeOne },
        { "340282366920938463463374607431768211455::UHUGEINT", UInt128.MaxValue },
        { "'1.5'::FLOAT", 1.5f },
        { "'-3.4028235e38'::FLOAT", float.MinValue },
        { "0.1::DOUBLE", 0.1d },
        { "'infinity'::DOUBLE", double.PositiveInfinity },
        { "'1.50'::DECIMAL(4,2)", 1.50m },
        { "'-99.99'::DECIMAL(4,2)", -99.99m },
        { "'1234567.89'::DECIMAL(9,2)", 1234567.89m },
        { "'-123456789012345678'::DECIMAL(18,0)", -123456789012345678m },
        { "'0.000000000000000001'::DECIMAL(38,18)", 0.000000000000000001m },
        { "'-79228162514.264337593543950335'::DECIMAL(38,18)", -79228162514.264337593543950335m },
        { "''", "" },
        { "'twelve bytes'", "twelve bytes" },
        { "'thirteen byte'", "thirteen byte" },
        { "'grüße 🦆 数据 0123456789'", "grüße 🦆 数据 0123456789" },
        { "'\\x00\\xFF'::BLOB", new byte[] { 0, 255 } },
        { "''::BLOB", Array.Empty<byte>() },
        { "DATE '1970-01-01'", new DateOnly(1970, 1, 1) },
        { "DATE '0001-01-01'", DateOnly.MinValue },
        { "DATE '9999-12-31'", DateOnly.MaxValue },
        { "TIME '00:00:00'", TimeOnly.MinValue },
        { "TIME '23:59:59.999999'", new TimeOnly(863_999_999_990) },
        { "'23:59:59.9999999'::TIME_NS", TimeOnly.MaxValue },
        { "TIMESTAMP '1969-12-31 23:59:59.999999'", new DateTime(1970, 1, 1).AddTicks(-10) },
        { "TIMESTAMP '0001-01-01 00:00:00'", DateTime.MinValue },
        { "TIMESTAMP '9999-12-31 23:59:59.999999'", new DateTime(DateTime.MaxValue.Ticks - 9) },
        { "'2024-02-29 12:00:01'::TIMESTAMP_S", new DateTime(2024, 2, 29, 12, 0, 1) },
        { "'2024-02-29 12:00:01.234'::TIMESTAMP_MS", new DateTime(2024, 2, 29, 12, 0, 1, 234) },
        { "'2024-02-29 12:00:01.2345678'::TIMESTAMP_NS", new DateTime(2024, 2, 29, 12, 0, 1).AddTicks(2_345_678) },
        { "'2024-02-29 12:00:01.234567+02'::TIMESTAMPTZ", new DateTimeOffset(2024, 2, 29, 10, 0, 1, TimeSpan.Zero).AddTicks(2_345_670) },
        { "'0001-01-01 00:00:00+00'::TIMESTAMPTZ", DateTimeOffset.MinValue },
        { "INTERVAL '14 months -3 days 1.5 seconds'", new DuckDbInterval(14, -3, 1_500_000) },
        { "'00000000-0000-0000-0000-000000000000'::UUID", Guid.Empty },
        { "'ffffffff-ffff-ffff-ffff-ffffffffffff'::UUID", Guid.AllBitsSet },
        { "'01234567-89ab-cdef-8123-456789abcdef'::UUID", new Guid("01234567-89ab-cdef-8123-456789abcdef") },
        { "'b'::ENUM('a', 'b')", "b" },
        { "'10101'::BIT", "10101" },
        { "'1'::BIT", "1" },
        { "'123456789012345678901234567890123456789012345678901234567890'::BIGNUM", BigInteger.Parse("123456789012345678901234567890123456789012345678901234567890", null) },
        { "'-123456789012345678901234567890123456789012345678901234567890'::BIGNUM", BigInteger.Parse("-123456789012345678901234567890123456789012345678901234567890", null) },
        { "0::BIGNUM", BigInteger.Zero },
        { "TIMETZ '12:30:00+02'", "12:30:00+02" },
        { "'{\"a\": 1}'::JSON", "{\"a\": 1}" },
        { "union_value(num := 2::INTEGER)", 2 },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_literal_arrives_exactly(string sql, object expected)
    {
        var value = database.Scalar($"SELECT {sql}");

        value.Should().BeOfType(expected.GetType());
        value.Should().BeEquivalentTo(expected);
    }

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_null_of_each_type_is_DBNull_and_its_neighbour_is_not(string sql, object expected)
    {
        using var reader = database.Read($"SELECT CASE WHEN i = 1 THEN NULL ELSE {sql} END FROM range(3) t(i) ORDER BY i");

        var nulls = reader.Rows(row => row.IsDBNull(0)).ToArray();

        nulls.Should().Equal(false, true, false);
        expected.Should().NotBeNull();
    }

    [Fact]
    public void A_bare_null_is_DBNull() => database.Scalar("SELECT NULL").Should().Be(DBNull.Value);
}
