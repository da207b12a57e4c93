using System.Globalization;
using System.Numerics;
using Flitch.DuckDb.Ingestion;
using Flitch.DuckDb.Tests.Ingestion;
using Flitch.DuckDb.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.DuckDb.Tests;

/// <summary>Any decimal and any text, on every way in and out.</summary>
public sealed class PropertyTests(SharedDatabase database) : IClassFixture<SharedDatabase>, IDisposable
{
    private readonly DuckDbConnection _connection = database.Source.OpenConnection();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Any_decimal_comes_back_from_a_parameter() => Check(ArbMap.Default.GeneratorFor<decimal>(), value =>
    {
        var read = _connection.Scalar("SELECT ?", value);

        return read is decimal back && back == value && back.Scale == value.Scale;
    });

    [Fact]
    public void Any_decimal_has_the_same_digits_in_DuckDb_and_in_DuckDbDecimal() => Check(Decimals(), value =>
        (string?)_connection.Scalar("SELECT ?::DECIMAL(38,18)::VARCHAR", value) == value.ToString());

    [Fact]
    public void Any_decimal_of_38_digits_comes_back_from_ingestion_and_text() => Check(Decimals().ArrayOf(), values =>
    {
        var cells = values.Select(value => (Int128?)value.Unscaled).ToArray();
        Register(DuckDbType.Decimal(38, 18), cells.Length, new DecimalColumn(cells));

        return _connection.Query("SELECT v, v::VARCHAR FROM t", row => (row.GetFieldValue<DuckDbDecimal>(0), row.GetString(1)))
            .SequenceEqual(cells.Select(cell => new DuckDbDecimal(cell!.Value, 18)).Select(exact => (exact, exact.ToString())));
    });

    [Fact]
    public void A_DuckDbDecimal_becomes_a_decimal_only_when_it_is_the_same_number() => Check(Decimals(), value =>
        !value.TryToDecimal(out var converted) || DuckDbDecimal.FromDecimal(converted).CompareTo(value) == 0);

    [Fact]
    public void A_DuckDbDecimal_that_fits_becomes_a_decimal() => Check(Decimals(), value =>
    {
        var trimmed = value.ToString().Contains('.', StringComparison.Ordinal) ? value.ToString().TrimEnd('0').TrimEnd('.') : value.ToString();
        var digits = BigInteger.Parse(trimmed.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var scale = trimmed.Contains('.', StringComparison.Ordinal) ? trimmed.Length - trimmed.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var fits = scale <= 28 && BigInteger.Abs(digits) <= new BigInteger(decimal.MaxValue);

        return value.TryToDecimal(out _) == fits;
    });

    [Fact]
    public void Any_interval_is_written_as_DuckDb_writes_it() => Check(Intervals(), value => (string?)_connection.Scalar("SELECT ?::VARCHAR", value) == value.ToString());

    [Fact]
    public void Any_text_comes_back_from_a_parameter() => Check(Texts(), text => (string?)_connection.Scalar("SELECT ?", text) == text);

    [Fact]
    public void Any_texts_come_back_from_ingestion() => Check(Texts().OrNull().ArrayOf(), texts =>
    {
        Register(DuckDbType.Varchar, texts.Length, new TextColumn(texts));

        return _connection.Query("SELECT v FROM t", row => row.GetFieldValue<string?>(0)).SequenceEqual(texts);
    });

    [Fact]
    public void Any_texts_sort_in_DuckDb_by_their_bytes() => Check(Texts().ArrayOf(), texts =>
    {
        Register(DuckDbType.Varchar, texts.Length, new TextColumn(texts));

        return _connection.Query("SELECT encode(v) FROM t ORDER BY v", row => Convert.ToHexString(row.GetFieldValue<byte[]>(0)))
            .SequenceEqual(texts.Select(text => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text))).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Any_validity_bits_mark_their_rows() => Check(Gen.Choose(0, 3).Select(n => n > 0 ? (long?)n : null).ArrayOf(), values =>
    {
        Register(DuckDbType.BigInt, values.Length, new FixedColumn<long>(values));

        return _connection.Query("SELECT v FROM t", row => row.GetFieldValue<long?>(0)).SequenceEqual(values);
    });

    private static Gen<DuckDbInterval> Intervals() =>
        from months in Gen.OneOf(Gen.Elements(0, 1, -1, 12, -12, 25), Gen.Choose(-5000, 5000))
        from days in Gen.OneOf(Gen.Elements(0, 1, -1), Gen.Choose(-99999, 99999))
        from microseconds in Gen.OneOf(Gen.Elements(0L, 1, -1, 1_000_000, -3_600_000_000, 359_999_999_999, 360_000_000_000), ArbMap.Default.GeneratorFor<long>())
        select new DuckDbInterval(months, days, microseconds);

    private static Gen<DuckDbDecimal> Decimals() =>
        from digits in Gen.Choose(1, 38)
        from seed in Gen.Choose(0, 9).ArrayOf(digits)
        from negative in Gen.Elements(true, false)
        from zeros in Gen.Choose(0, digits)
        let text = string.Concat(seed.Take(digits - zeros)) + new string('0', zeros)
        select new DuckDbDecimal(Int128.Parse((negative ? "-" : "") + text, CultureInfo.InvariantCulture), 18);

    private static Gen<string> Texts() =>
        from pieces in Gen.Elements("a", "Z", "0", " ", "'", "\"", "\\", "\n", "\0", "ß", "é", "数", "🦆", "\u200d", "\uFFFD", "%", "$1").ArrayOf()
        select string.Concat(pieces);

    private static void Check<T>(Gen<T> values, Func<T, bool> holds) => Prop.ForAll(values.ToArbitrary(), holds).QuickCheckThrowOnFailure();

    private void Register(DuckDbType type, int rows, MemoryColumn column) =>
        _connection.RegisterTable("t", new DuckDbBatchTable([new DuckDbColumn("v", type)], [new MemoryBatch(rows, column)]));
}
