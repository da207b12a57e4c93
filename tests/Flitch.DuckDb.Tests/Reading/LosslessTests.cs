using System.Numerics;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Tests.Reading;

/// <summary>Values that .NET's usual type cannot hold arrive whole or not at all.</summary>
public sealed class LosslessTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Theory]
    [InlineData("99999999999999999999.999999999999999999", 18)]
    [InlineData("-99999999999999999999.999999999999999999", 18)]
    [InlineData("0.12345678901234567890123456789012345678", 38)]
    [InlineData("-99999999999999999999999999999999999999", 0)]
    public void A_decimal_of_38_digits_comes_as_DuckDbDecimal(string text, int scale)
    {
        using var reader = database.Read($"SELECT '{text}'::DECIMAL(38,{scale})");
        reader.Read();

        reader.GetFieldType(0).Should().Be<decimal>();
        reader.GetValue(0).Should().BeOfType<DuckDbDecimal>().Which.ToString().Should().Be(text);
        reader.GetFieldValue<DuckDbDecimal>(0).ToString().Should().Be(text);
        reader.Invoking(row => row.GetDecimal(0)).Should().Throw<OverflowException>();
    }

    [Theory]
    [InlineData("100000000000.5", "100000000000.50000000000000000")]
    [InlineData("79228162515", "79228162515.00000000000000000")]
    [InlineData("1.5", "1.500000000000000000")]
    [InlineData("-0.000000000000000001", "-0.000000000000000001")]
    public void A_decimal_loses_trailing_zeros_only_where_it_must(string value, string expected)
    {
        using var reader = database.Read($"SELECT '{value}'::DECIMAL(38,18)");
        reader.Read();

        reader.GetDecimal(0).ToString(System.Globalization.CultureInfo.InvariantCulture).Should().Be(expected);
        reader.GetDecimal(0).Should().Be(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("'infinity'::DATE", "infinity")]
    [InlineData("'-infinity'::DATE", "-infinity")]
    [InlineData("'10000-01-01'::DATE", "10000-01-01")]
    [InlineData("'0044-03-15 (BC)'::DATE", "0044-03-15 (BC)")]
    [InlineData("'infinity'::TIMESTAMP", "infinity")]
    [InlineData("'10000-01-01 00:00:00'::TIMESTAMP", "10000-01-01 00:00:00")]
    [InlineData("'2024-01-01 00:00:00.123456789'::TIMESTAMP_NS", "2024-01-01 00:00:00.123456789")]
    [InlineData("'infinity'::TIMESTAMPTZ", "infinity")]
    [InlineData("'24:00:00'::TIME", "24:00:00")]
    public void A_time_outside_of_dotnet_comes_as_duckdbs_text_and_never_as_another_time(string sql, string text)
    {
        using var reader = database.Read($"SELECT {sql}");
        reader.Read();

        reader.GetValue(0).Should().Be(text);
        reader.Invoking(row => row.GetDateTime(0)).Should().Throw<InvalidCastException>();
        reader.GetFieldValue<long>(0).Should().NotBe(0);
    }

    [Fact]
    public void Whole_numbers_come_in_any_type_that_holds_them()
    {
        using var reader = database.Read("SELECT 300::HUGEINT");
        reader.Read();

        reader.GetInt16(0).Should().Be(300);
        reader.GetInt64(0).Should().Be(300);
        reader.GetFieldValue<UInt128>(0).Should().Be((UInt128)300);
        reader.GetFieldValue<BigInteger>(0).Should().Be(300);
        reader.GetFieldValue<int?>(0).Should().Be(300);
        reader.GetDecimal(0).Should().Be(300m);
        reader.Invoking(row => row.GetByte(0)).Should().Throw<InvalidCastException>().WithMessage("*300*Byte*");
    }

    [Fact]
    public void A_fraction_is_not_given_as_a_whole_number_nor_a_decimal_as_a_double()
    {
        using var reader = database.Read("SELECT 1.5::DECIMAL(3,1), 1.5::DOUBLE, 9007199254740993::BIGINT");
        reader.Read();

        reader.Invoking(row => row.GetInt64(0)).Should().Throw<InvalidCastException>();
        reader.Invoking(row => row.GetDouble(0)).Should().Throw<InvalidCastException>();
        reader.Invoking(row => row.GetDecimal(1)).Should().Throw<InvalidCastException>();
        reader.Invoking(row => row.GetDouble(2)).Should().Throw<InvalidCastException>();
    }

    [Fact]
    public void A_null_is_null_where_the_type_has_one_and_an_error_where_not()
    {
        using var reader = database.Read("SELECT NULL::BIGINT, NULL::VARCHAR");
        reader.Read();

        reader.GetFieldValue<long?>(0).Should().BeNull();
        reader.GetFieldValue<object>(0).Should().Be(DBNull.Value);
        reader.GetFieldValue<string?>(1).Should().BeNull();
        reader.Invoking(row => row.GetInt64(0)).Should().Throw<InvalidCastException>().WithMessage("*NULL*");
    }

    [Fact]
    public void A_text_of_megabytes_arrives_whole() =>
        database.Scalar("SELECT repeat('grüße ', 500000)").Should().Be(string.Concat(Enumerable.Repeat("grüße ", 500_000)));
}
