using Flitch.DuckDb.Ingestion;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Tests.Ingestion;

/// <summary>Every type from managed columns through DuckDB and back.</summary>
public sealed class VectorWriterTests(SharedDatabase database) : IClassFixture<SharedDatabase>, IDisposable
{
    private static readonly Int128 Digits38 = Int128.Parse("99999999999999999999999999999999999999", null);
    private readonly DuckDbConnection _connection = database.Source.OpenConnection();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Whole_numbers_of_every_width()
    {
        RoundTrip<sbyte>(DuckDbType.TinyInt, sbyte.MinValue, null, sbyte.MaxValue);
        RoundTrip<short>(DuckDbType.SmallInt, short.MinValue, null, short.MaxValue);
        RoundTrip<int>(DuckDbType.Integer, int.MinValue, null, int.MaxValue);
        RoundTrip<long>(DuckDbType.BigInt, long.MinValue, null, long.MaxValue);
        RoundTrip<Int128>(DuckDbType.HugeInt, Int128.MinValue, null, -1, Int128.MaxValue);
        RoundTrip<byte>(DuckDbType.UTinyInt, 0, null, byte.MaxValue);
        RoundTrip<ushort>(DuckDbType.USmallInt, 0, null, ushort.MaxValue);
        RoundTrip<uint>(DuckDbType.UInteger, 0, null, uint.MaxValue);
        RoundTrip<ulong>(DuckDbType.UBigInt, 0, null, ulong.MaxValue);
        RoundTrip<UInt128>(DuckDbType.UHugeInt, 0, null, UInt128.MaxValue);
    }

    [Fact]
    public void Booleans_floats_uuids_and_intervals()
    {
        RoundTrip<bool>(DuckDbType.Boolean, true, null, false);
        RoundTrip<float>(DuckDbType.Float, float.MinValue, null, float.Epsilon);
        RoundTrip<double>(DuckDbType.Double, double.MaxValue, null, double.NegativeInfinity);
        RoundTrip<Guid>(DuckDbType.Uuid, Guid.Empty, null, Guid.AllBitsSet, new Guid("01234567-89ab-cdef-8123-456789abcdef"));
        RoundTrip<DuckDbInterval>(DuckDbType.Interval, new DuckDbInterval(-1, 2, long.MinValue), null, new DuckDbInterval(1, -2, 3));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(18)]
    [InlineData(38)]
    public void Decimals_of_every_width_at_their_ends(byte width)
    {
        var most = Digits38 / (Int128)System.Numerics.BigInteger.Pow(10, 38 - width);
        var table = Table(DuckDbType.Decimal(width, 2), 5, new DecimalColumn(most, -most, null, 0, 150));

        Texts(table).Should().Equal(new DuckDbDecimal(most, 2).ToString(), new DuckDbDecimal(-most, 2).ToString(), null, "0.00", "1.50");
    }

    [Fact]
    public void Decimal_38_18_at_its_ends() =>
        Texts(Table(DuckDbType.Decimal(38, 18), 3, new DecimalColumn(Digits38, -Digits38, 1))).Should().Equal(
            "99999999999999999999.999999999999999999", "-99999999999999999999.999999999999999999", "0.000000000000000001");

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(18)]
    [InlineData(38)]
    public void A_decimal_with_too_many_digits_fails_the_query(byte width)
    {
        var tooMuch = (Int128)System.Numerics.BigInteger.Pow(10, width);

        foreach (var value in new[] { tooMuch, -tooMuch })
            this.Invoking(test => test.Texts(Table(DuckDbType.Decimal(width, 0), 1, new DecimalColumn(value)))).Should().Throw<DuckDbException>()
                .WithInnerException<OverflowException>().WithMessage($"*DECIMAL({width},0)*");
    }

    [Fact]
    public void Dates_and_times_in_their_own_units()
    {
        Texts(Table(DuckDbType.Date, 3, new FixedColumn<int>(0, null, -719162))).Should().Equal("1970-01-01", null, "0001-01-01");
        Texts(Table(DuckDbType.Time, 1, new FixedColumn<long>(86_399_999_999))).Should().Equal("23:59:59.999999");
        Texts(Table(DuckDbType.Timestamp, 3, new FixedColumn<long>(-1, null, 1))).Should().Equal("1969-12-31 23:59:59.999999", null, "1970-01-01 00:00:00.000001");
        Texts(Table(DuckDbType.TimestampS, 1, new FixedColumn<long>(1))).Should().Equal("1970-01-01 00:00:01");
        Texts(Table(DuckDbType.TimestampMs, 1, new FixedColumn<long>(1))).Should().Equal("1970-01-01 00:00:00.001");
        Texts(Table(DuckDbType.TimestampNs, 1, new FixedColumn<long>(1))).Should().Equal("1970-01-01 00:00:00.000000001");
        Read(Table(DuckDbType.TimestampTz, 2, new FixedColumn<long>(1_700_000_000_123_456, null))).Should().Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).AddTicks(1_234_560), null);
    }

    [Fact]
    public void Texts_of_every_length_around_the_inline_border()
    {
        var texts = Enumerable.Range(0, 40).Select(length => new string('ä', length / 2) + new string('x', length % 2)).Append(null).Append("🦆").ToArray();

        Read(Table(DuckDbType.Varchar, texts.Length, new TextColumn(texts))).Should().Equal(texts);
    }

    [Fact]
    public void Texts_of_megabytes_and_thousands_of_them()
    {
        var texts = Enumerable.Range(0, 5000).Select(i => i % 5 == 0 ? null : i == 4321 ? new string('ß', 1_000_000) : $"row number {i} of many").ToArray();

        Read(Table(DuckDbType.Varchar, texts.Length, new TextColumn(texts))).Should().Equal(texts);
    }

    [Fact]
    public void Short_texts_compare_as_equal_whatever_memory_held_before()
    {
        Read(Table(DuckDbType.Varchar, 3000, new TextColumn([.. Enumerable.Repeat("a text of more than twelve bytes", 3000)]))).Should().HaveCount(3000);
        Register(Table(DuckDbType.Varchar, 4, new TextColumn("ab", "abc", "ab", "")));

        _connection.Scalar("SELECT count(*) FROM t WHERE v = 'ab'").Should().Be(2L);
        _connection.Scalar("SELECT count(DISTINCT v) FROM t").Should().Be(3L);
    }

    [Fact]
    public void Texts_outlive_the_chunk_that_brought_them()
    {
        var texts = Enumerable.Range(0, 20_000).Select(i => $"a text of more than twelve bytes, {i * 7919 % 20_000:D5}").ToArray();
        Register(Table(DuckDbType.Varchar, texts.Length, new TextColumn(texts)));

        _connection.Query("SELECT v FROM t ORDER BY v", row => row.GetString(0)).Should().Equal(texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Blobs_need_not_be_text() =>
        Read(Table(DuckDbType.Blob, 2, new TextColumn([0, 255, 254], [0, 1, 3]))).Should().BeEquivalentTo(new object[] { new byte[] { 0 }, new byte[] { 255, 254 } }, options => options.WithStrictOrdering());

    [Theory]
    [InlineData(new byte[] { 0xFF }, new[] { 0, 1 })]
    [InlineData(new byte[] { 0xC3, 0xA4 }, new[] { 0, 1, 2 })]
    [InlineData(new byte[] { 0x61, 0x62 }, new[] { 0, 2, 1 })]
    public void A_text_that_is_not_utf8_or_has_wrong_offsets_fails_the_query(byte[] bytes, int[] offsets) =>
        this.Invoking(test => test.Read(Table(DuckDbType.Varchar, offsets.Length - 1, new TextColumn(bytes, offsets)))).Should().Throw<DuckDbException>()
            .WithInnerException<ArgumentException>();

    [Fact]
    public void Enums_by_index() =>
        Read(Table(DuckDbType.Enum("buy", "sell"), 3, new FixedColumn<byte>(1, null, 0))).Should().BeEquivalentTo(new[] { "sell", null, "buy" }, options => options.WithStrictOrdering());

    [Fact]
    public void Lists_of_texts_with_nulls_outside_and_inside()
    {
        var elements = new TextColumn("a", null, "a text of more than twelve bytes", "");
        var table = Table(DuckDbType.List(DuckDbType.Varchar), 4, new ListColumn(elements, 2, null, 0, 2));

        Read(table).Should().BeEquivalentTo(new List<string?>?[] { ["a", null], null, [], ["a text of more than twelve bytes", ""] }, options => options.WithStrictOrdering());
    }

    [Fact]
    public void Lists_that_fill_many_chunks_and_batches()
    {
        var lengths = Enumerable.Range(0, 5000).Select(i => i % 11 == 0 ? null : (int?)(i % 9)).ToArray();
        var total = lengths.Sum(length => length ?? 0);
        var numbers = Enumerable.Range(0, total).Select(i => i % 13 == 0 ? null : (long?)i).ToArray();
        var batch = new MemoryBatch(lengths.Length, new ListColumn(new FixedColumn<long>(numbers), lengths));
        Register(new DuckDbBatchTable([new DuckDbColumn("v", DuckDbType.List(DuckDbType.BigInt))], [batch, batch, batch]));

        var read = _connection.Query("SELECT v FROM t", row => row.GetFieldValue<long?[]?>(0));

        var next = 0;
        var once = lengths.Select(length => length is { } count ? numbers[next..(next += count)] : null).ToArray();
        read.Should().HaveCount(once.Length * 3);
        foreach (var (actual, expected) in read.Zip(once.Concat(once).Concat(once)))
            actual.Should().Equal(expected);
    }

    [Fact]
    public void Structs_lists_of_structs_maps_and_arrays()
    {
        var pair = DuckDbType.Struct(new DuckDbColumn("id", DuckDbType.BigInt), new DuckDbColumn("name", DuckDbType.Varchar));
        Texts(Table(pair, 3, new StructColumn([0b101], new FixedColumn<long>(1, 2, 3), new TextColumn("a", "b", null)))).Should().Equal("{'id': 1, 'name': a}", null, "{'id': 3, 'name': NULL}");
        Texts(Table(DuckDbType.List(pair), 2, new ListColumn(new StructColumn(null, new FixedColumn<long>(1, 2), new TextColumn("a", "b")), 0, 2))).Should().Equal("[]", "[{'id': 1, 'name': a}, {'id': 2, 'name': b}]");
        Texts(Table(DuckDbType.Map(DuckDbType.BigInt, DuckDbType.Varchar), 2, new ListColumn(new StructColumn(null, new FixedColumn<long>(1, 2), new TextColumn("a", null)), 2, null))).Should().Equal("{1=a, 2=NULL}", null);
        Texts(Table(DuckDbType.Array(DuckDbType.BigInt, 2), 2, new ArrayColumn(2, new FixedColumn<long>(1, 2, 3, null)))).Should().Equal("[1, 2]", "[3, NULL]");
    }

    [Fact]
    public void A_null_struct_has_null_fields()
    {
        Register(Table(DuckDbType.Struct(new DuckDbColumn("id", DuckDbType.BigInt)), 2, new StructColumn([0b01], new FixedColumn<long>(1, 2))));

        _connection.Query("SELECT v.id FROM t", row => row.GetFieldValue<long?>(0)).Should().Equal(1, null);
    }

    [Fact]
    public void Another_type_than_the_columns_fails_the_query() =>
        this.Invoking(test => test.Read(Table(DuckDbType.BigInt, 1, new FixedColumn<int>(1)))).Should().Throw<DuckDbException>()
            .WithMessage("*BIGINT*Int32*").WithInnerException<InvalidOperationException>();

    [Fact]
    public void A_field_or_item_that_the_type_does_not_have_fails_the_query()
    {
        var pair = DuckDbType.Struct(new DuckDbColumn("id", DuckDbType.BigInt));
        foreach (var (type, column) in new (DuckDbType, MemoryColumn)[]
        {
            (pair, new StructColumn(null, new FixedColumn<long>(1), new FixedColumn<long>(2))),
            (DuckDbType.BigInt, new StructColumn(null, new FixedColumn<long>(1))),
            (DuckDbType.BigInt, new ArrayColumn(1, new FixedColumn<long>(1))),
            (DuckDbType.BigInt, new ListColumn(new FixedColumn<long>(1), 1)),
            (DuckDbType.BigInt, new TextColumn("x")),
            (DuckDbType.BigInt, new DecimalColumn(1)),
        })
            this.Invoking(test => test.Read(Table(type, 1, column))).Should().Throw<DuckDbException>();
    }

    [Fact]
    public void Writing_beyond_the_chunk_fails_the_query()
    {
        _connection.RegisterTable("t", new DuckDbBatchTable([new DuckDbColumn("v", DuckDbType.BigInt)], [new MemoryBatch(1, new OverlongColumn())]));

        _connection.Invoking(open => open.Execute("SELECT sum(v) FROM t")).Should().Throw<DuckDbException>().WithInnerException<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(2048)]
    [InlineData(7000)]
    public void Nulls_stay_in_their_rows_whatever_the_batches_lengths(int rows)
    {
        var random = new Random(rows);
        var values = Enumerable.Range(0, rows).Select(i => random.Next(3) == 0 ? null : (long?)i).ToArray();
        var batches = new List<DuckDbBatch>();
        for (var from = 0; from < rows;)
        {
            var count = Math.Min(rows - from, random.Next(1, 200));
            batches.Add(new MemoryBatch(count, new FixedColumn<long>(values[from..(from + count)])));
            from += count;
        }

        Register(new DuckDbBatchTable([new DuckDbColumn("v", DuckDbType.BigInt)], batches));

        _connection.Query("SELECT v FROM t", row => row.GetFieldValue<long?>(0)).Should().Equal(values);
    }

    private static DuckDbBatchTable Table(DuckDbType type, int rows, MemoryColumn column) => new([new DuckDbColumn("v", type)], [new MemoryBatch(rows, column)]);

    private void RoundTrip<T>(DuckDbType type, params T?[] values)
        where T : unmanaged => Read(Table(type, values.Length, new FixedColumn<T>(values))).Should().Equal(values.Select(value => (object?)value));

    private object?[] Read(DuckDbBatchTable table)
    {
        Register(table);
        return _connection.Query("SELECT v FROM t", row => row.IsDBNull(0) ? null : row.GetValue(0));
    }

    private string?[] Texts(DuckDbBatchTable table)
    {
        Register(table);
        return _connection.Query("SELECT v::VARCHAR FROM t", row => row.GetFieldValue<string?>(0));
    }

    private void Register(DuckDbBatchTable table) => _connection.RegisterTable("t", table);
}
