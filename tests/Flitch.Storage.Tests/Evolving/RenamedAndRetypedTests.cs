using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Evolving;

public sealed class RenamedAndRetypedTests : EvolutionTest
{
    [Fact]
    public async Task A_former_name_carries_the_values_over()
    {
        await CommitAsync(new Row("L1", Row.At(11)), new Row("L2", Row.At(10)) { Asset = null, Rescued = """{"currency":"ZEUR","x":1}""" });

        await EvolveAsync(Changed(c => [c.Name == "asset" ? new("currency", c.Type, "The asset.") { Source = "currency", Aliases = ["coin", "asset"] } : c]));

        (await QueryAsync("currency, _rescued")).Should().Equal("L1|XXBT|", """L2|ZEUR|{"x":1}""");
    }

    [Fact]
    public async Task A_value_that_is_there_keeps_its_place_and_the_rescued_one_beside_it_stays()
    {
        await CommitAsync(new Row("L1", Row.At(11)) { Rescued = """{"currency":"ZEUR"}""" });

        await EvolveAsync(Changed(c => [c.Name == "asset" ? new("currency", c.Type, "The asset.") { Source = "currency", Aliases = ["asset"] } : c]));

        (await QueryAsync("currency, _rescued")).Should().Equal("""L1|XXBT|{"currency":"ZEUR"}""");
    }

    [Fact]
    public async Task A_column_of_another_name_that_reads_the_same_field_takes_its_values()
    {
        await CommitAsync(new Row("L1", Row.At(11)), new Row("L2", Row.At(11)) { Count = null, Rescued = """{"count":"1.5"}""" });

        await EvolveAsync(Changed(c => [c.Name == "count" ? new("how_many", ColumnType.Decimal(10, 2), "A count.") { Source = "count" } : c]));

        (await QueryAsync("how_many::VARCHAR, _rescued")).Should().Equal("L1|7.00|", "L2|1.50|");
    }

    [Fact]
    public async Task A_former_name_that_stands_beside_the_new_one_fills_its_gaps()
    {
        var both = Plus(new ColumnDescriptor("currency", ColumnType.Text, "The asset.") { Source = "currency" });
        await CommitAsync(new Row("L1", Row.At(10)), new Row("L2", Row.At(11)) { Rescued = """{"currency":"ZEUR"}""" }, new Row("L3", Row.At(11)) { Asset = null, Rescued = """{"currency":"ZUSD"}""" });
        await EvolveAsync(both);

        await EvolveAsync(both with { Fingerprint = "one", Columns = [.. both.Columns.Where(c => c.Name != "asset").Select(c => c.Name == "currency" ? c with { Aliases = ["asset"] } : c)] });

        (await QueryAsync("currency, _rescued")).Should().Equal("L1|XXBT|", """L2|ZEUR|{"asset":"XXBT"}""", "L3|ZUSD|");
    }

    [Fact]
    public async Task The_primary_key_and_the_cursor_can_be_renamed_too()
    {
        await CommitAsync(new Row("L1", Row.At(11)), new Row("L2", null));
        var renamed = Changed(c => [c.Name switch
        {
            "ledger_id" => c with { Name = "id", Aliases = ["ledger_id"] },
            "time" => c with { Name = "moment", Aliases = ["time"] },
            _ => c,
        }]) with { PrimaryKey = ["id"], Cursor = "moment", Partition = new(PartitionUnit.Month, "moment") };

        await EvolveAsync(renamed);

        (await Engine.TextAsync("SELECT id, moment IS NULL, month IS NULL FROM main.ledgers ORDER BY id")).Should().Equal("L1|False|False", "L2|True|True");
    }

    [Fact]
    public async Task An_alias_that_comes_after_the_rename_fetches_the_values_out_of_rescued()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        var renamed = Changed(c => [c.Name == "asset" ? new("currency", c.Type, "The asset.") { Source = "currency" } : c]);
        await EvolveAsync(renamed);
        (await QueryAsync("currency, _rescued")).Should().Equal("""L1||{"asset":"XXBT"}""");

        await EvolveAsync(renamed with { Fingerprint = "later", Columns = [.. renamed.Columns.Select(c => c.Name == "currency" ? c with { Aliases = ["asset"] } : c)] });
        (await QueryAsync("currency, _rescued")).Should().Equal("L1|XXBT|");
    }

    public static TheoryData<string, ColumnType, string> Conversions => new()
    {
        { "amount", ColumnType.Decimal(20, 10), "1.5000000000" },
        { "amount", ColumnType.Text, "1.5" },
        { "count", ColumnType.Decimal(38, 18), "7.000000000000000000" },
        { "count", ColumnType.Text, "7" },
        { "count", ColumnType.Timestamp, "1970-01-01 00:00:07+00" },
        { "settled", ColumnType.Text, "true" },
        { "value_date", ColumnType.Text, "2026-01-31" },
        { "asset", ColumnType.Decimal(38, 18), "12.500000000000000000" },
        { "asset", ColumnType.Decimal(3, 1), "12.5" },
        { "refs", ColumnType.List(ColumnType.Integer), "[1, 2]" },
    };

    [Theory]
    [MemberData(nameof(Conversions))]
    public async Task A_type_is_changed_when_every_value_survives_it_exactly(string column, ColumnType type, string value)
    {
        await CommitAsync(
            new Row("L1", Row.At(11), "1.5") { Asset = "12.50", Refs = ["1", "2"] },
            new Row("L2", Row.At(10), "1.5") { Asset = "12.5", Refs = ["1", "2"], Count = 7 },
            new Row("L3", null, "1.5") { Asset = null, Refs = null, Count = null, Settled = null, ValueDate = null });

        await EvolveAsync(Retyped(column, type));

        var nothing = column == "amount" ? value : "";
        (await QueryAsync($"{column}::VARCHAR, _rescued")).Should().Equal($"L1|{value}|", $"L2|{value}|", $"L3|{nothing}|");
    }

    public static TheoryData<string, ColumnType, string> Losses => new()
    {
        { "amount", ColumnType.Decimal(38, 0), "1.5" },
        { "amount", ColumnType.Integer, "1.5" },
        { "asset", ColumnType.Decimal(38, 18), "1.0000%" },
        { "asset", ColumnType.Boolean, "value 5," },
        { "refs", ColumnType.Text, "[\"1\"]" },
        { "count", ColumnType.Boolean, "7" },
        { "value_date", ColumnType.Timestamp, "2026-01-31" },
        { "refs", ColumnType.List(ColumnType.Integer), "[\"a\",\"b\"]" },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task One_value_that_would_be_lost_is_refused_naming_column_row_and_value(string column, ColumnType type, string value)
    {
        await CommitAsync(new Row("L1", Row.At(10), "1") { Asset = "5", Refs = ["1"] }, new Row("L2", Row.At(11), "1.5") { Asset = "1.0000%" });
        var before = await ManifestAsync();

        var error = (await FluentActions.Invoking(() => OpenAsync(Retyped(column, type))).Should().ThrowAsync<FlitchException>()).Which.Error;

        error.Should().Match<ErrorInfo>(e => e.Code == "storage:retype-loses" && e.Kind == ErrorKind.Storage && e.Fix.Contains("--full") && e.Fix.Contains("Keep"));
        error.Summary.Should().Contain(column).And.Contain(type.ToSql()).And.Contain(value).And.Contain("ledger_id L");
        (await ManifestAsync()).Should().BeEquivalentTo(before);
        await EvolveAsync(Samples.Ledgers);
        Directory.EnumerateFiles(Folder.FilesPath, "*.part", SearchOption.AllDirectories).Should().HaveCount(before.Files.Count + before.Superseded.Count, "what was written in vain is swept");
    }

    [Fact]
    public async Task A_value_that_could_not_be_read_comes_home_to_a_type_that_can()
    {
        await CommitAsync(new Row("L1", Row.At(11)) { Count = null, Rescued = """{"count":"1.5"}""" }, new Row("L2", Row.At(11)));

        await EvolveAsync(Retyped("count", ColumnType.Decimal(10, 2)));

        (await QueryAsync("count::VARCHAR, _rescued")).Should().Equal("L1|1.50|", "L2|7.00|");
    }

    [Fact]
    public async Task A_time_that_is_written_otherwise_now_comes_home()
    {
        ColumnDescriptor Seen(TimeFormat format) => new("seen", ColumnType.Timestamp, "When it was seen.") { Source = "seen", Time = format };
        await using (var writer = await OpenAsync(Plus(Seen(TimeFormat.UnixSeconds))))
        {
            (writer.Manifest.Columns[^1].Source, writer.Manifest.Columns[^1].Time).Should().Be(("seen", TimeFormat.UnixSeconds));
        }

        await CommitAsync(new Row("L1", Row.At(11)) { Rescued = """{"seen":"2026-11-23T12:00:00Z"}""" });
        await EvolveAsync(Plus(Seen(TimeFormat.UnixSeconds)));
        (await QueryAsync("seen IS NULL")).Should().Equal("L1|True");

        await EvolveAsync(Plus(Seen(TimeFormat.DateTime)));
        (await QueryAsync("seen::VARCHAR, _rescued")).Should().Equal("L1|2026-11-23 12:00:00+00|");
    }

    [Fact]
    public async Task A_new_null_value_makes_stored_ones_null()
    {
        await CommitAsync(new Row("L1", Row.At(11), "0") { Count = 0 }, new Row("L2", Row.At(11), "1") { Count = 1 });

        await EvolveAsync(Changed(c => [c.Name is "amount" or "count" ? c with { NullValues = ["0.0"] } : c]));

        (await QueryAsync("amount::INT, count")).Should().Equal("L1||", "L2|1|1");
    }

    [Fact]
    public async Task A_null_value_that_is_one_no_longer_is_refused_only_where_rows_may_have_had_it()
    {
        var zero = Changed(c => [c.Name == "count" ? c with { NullValues = ["0"] } : c]);
        await using (var writer = await OpenAsync(zero))
        {
            await CommitAsync(writer, "run-1", new Row("L1", Row.At(11)));
        }

        await EvolveAsync(Samples.Ledgers with { Fingerprint = "none" });
        await EvolveAsync(zero);
        await using (var writer = await OpenAsync(zero))
        {
            await CommitAsync(writer, "run-1", new Row("L2", Row.At(11)) { Count = null });
        }

        var error = (await FluentActions.Invoking(() => OpenAsync(Samples.Ledgers with { Fingerprint = "none" })).Should().ThrowAsync<FlitchException>()).Which.Error;
        error.Should().Match<ErrorInfo>(e => e.Code == "storage:null-value-gone" && e.Summary.Contains("count") && e.Summary.Contains("1 stored rows") && e.Fix.Contains("--full"));
    }
}
