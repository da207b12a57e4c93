using Flitch.Connectors;
using Flitch.Storage.Manifests;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Merging;

public sealed class MergeTests : StorageTest
{
    [Fact]
    public async Task A_new_dataset_is_one_file_without_rows()
    {
        await using (await OpenAsync())
        {
        }

        var manifest = await ManifestAsync();
        manifest.RowCount.Should().Be(0);
        manifest.Files.Should().ContainSingle().Which.Path.Should().Contain("month=__HIVE_DEFAULT_PARTITION__/");
        (await StoredAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Rows_go_to_the_partition_of_their_month_and_the_empty_file_goes()
    {
        var result = await CommitAsync(new Row("L1", Row.At(11, 30, 86_399)), new Row("L2", Row.At(12)), new Row("L3", null));

        result.Should().BeEquivalentTo(new { RowsAdded = 3L, RowsChanged = 0L, RowsUnchanged = 0L, Partitions = 3 });
        (await StoredAsync()).Select(r => (r.Id, r.Folder)).Should().Equal(
            ("L1", "month=2026-11-01"), ("L2", "month=2026-12-01"), ("L3", "month=__HIVE_DEFAULT_PARTITION__"));
        (await ManifestAsync()).Files.Should().HaveCount(3).And.OnlyContain(f => f.Rows == 1);
    }

    [Fact]
    public async Task Every_type_arrives_digit_for_digit()
    {
        await CommitAsync(
            new Row("L1", DateTimeOffset.UnixEpoch.AddTicks(17_000_000_001_234_560), "-12345678901234567890.123456789012345678")
            {
                Refs = ["", "x, y", "ü"],
                Settled = false,
                Count = long.MinValue,
                ValueDate = new(1969, 12, 31),
                Rescued = """{"a":"1"}""",
            },
            new Row("L2", Row.At(1), "0") { Asset = null, Refs = null, Settled = null, Count = null, ValueDate = null });

        var rows = await StoredAsync();
        rows[0].Amount.Should().Be("-12345678901234567890.123456789012345678");
        rows[0].Time.Should().Be("2023-11-14 22:13:20.123456+00");
        rows[0].Everything.Should().Contain("false, -9223372036854775808, 1969-12-31").And.Contain("""{"a":"1"}""").And.Contain("ü");
        rows[1].Everything.Should().Be("(2026-01-01 00:00:00+00, NULL, 0.000000000000000000, NULL, NULL, NULL, NULL, NULL)".Replace("2026-01-01 00:00:00+00", "'2026-01-01 00:00:00+00'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_equal_row_keeps_its_stamps_and_writes_nothing()
    {
        await CommitAsync(new Row("L1", Row.At(11)), new Row("L2", Row.At(11)));
        var before = await ManifestAsync();

        await using var writer = await OpenAsync();
        var result = await CommitAsync(writer, "run-2", new Row("L1", Row.At(11)), new Row("L2", Row.At(11)));

        result.Should().BeEquivalentTo(new { RowsAdded = 0L, RowsChanged = 0L, RowsUnchanged = 2L, Partitions = 0, Bytes = 0L });
        (await StoredAsync()).Should().OnlyContain(r => r.RunId == "run-1");
        (await ManifestAsync()).Files.Should().Equal(before.Files);
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("asset")]
    [InlineData("refs")]
    [InlineData("settled")]
    [InlineData("count")]
    [InlineData("date")]
    [InlineData("rescued")]
    public async Task A_row_that_differs_anywhere_takes_the_place_of_the_old_one(string where)
    {
        var old = new Row("L1", Row.At(11));
        await CommitAsync(old, new Row("L2", Row.At(11)));

        await using var writer = await OpenAsync();
        var result = await CommitAsync(writer, "run-2", where switch
        {
            "amount" => old with { Amount = "1.000000000000000001" },
            "asset" => old with { Asset = null },
            "refs" => old with { Refs = ["b", "a"] },
            "settled" => old with { Settled = null },
            "count" => old with { Count = 8 },
            "date" => old with { ValueDate = null },
            _ => old with { Rescued = "{}" },
        });

        result.Should().BeEquivalentTo(new { RowsAdded = 0L, RowsChanged = 1L, RowsUnchanged = 0L, Partitions = 1 });
        (await StoredAsync()).Select(r => (r.Id, r.RunId)).Should().Equal(("L1", "run-2"), ("L2", "run-1"));
    }

    [Fact]
    public async Task A_row_whose_month_changes_moves()
    {
        await CommitAsync(new Row("L1", Row.At(10)), new Row("L2", Row.At(10)), new Row("L3", Row.At(11)));

        await using var writer = await OpenAsync();
        var result = await CommitAsync(writer, "run-2", new Row("L1", Row.At(12)), new Row("L3", Row.At(9)));

        result.Should().BeEquivalentTo(new { RowsAdded = 0L, RowsChanged = 2L, Partitions = 3 });
        (await StoredAsync()).Select(r => (r.Id, r.Folder)).Should().Equal(("L1", "month=2026-12-01"), ("L2", "month=2026-10-01"), ("L3", "month=2026-09-01"));
        (await ManifestAsync()).Files.Should().HaveCount(3, "the month that lost its only row has no file");
    }

    [Fact]
    public async Task A_row_without_a_cursor_moves_to_its_month_when_it_gets_one_and_its_partition_goes()
    {
        await CommitAsync(new Row("L1", null), new Row("L2", Row.At(11)));
        (await StoredAsync()).Select(r => r.Folder).Should().Equal("month=__HIVE_DEFAULT_PARTITION__", "month=2026-11-01");

        var result = await CommitAsync(new Row("L1", Row.At(12)));

        result.Should().BeEquivalentTo(new { RowsAdded = 0L, RowsChanged = 1L, Partitions = 1 });
        (await StoredAsync()).Select(r => (r.Id, r.Folder)).Should().Equal(("L1", "month=2026-12-01"), ("L2", "month=2026-11-01"));
    }

    [Fact]
    public async Task A_row_can_move_back_and_forth_within_one_writer()
    {
        await using var writer = await OpenAsync();
        foreach (var month in new[] { 10, 11, 10, 12, 11, 10 })
        {
            await CommitAsync(writer, $"run-{month}", new Row("L1", Row.At(month)), new Row("L2", Row.At(1)));
            (await StoredAsync()).Should().HaveCount(2).And.Contain(r => r.Folder == $"month=2026-{month}-01");
        }
    }

    [Fact]
    public async Task Of_rows_staged_twice_the_last_wins()
    {
        await using var writer = await OpenAsync();
        using var first = Row.Batch(new Row("L1", Row.At(11), "1"), new Row("L1", Row.At(11), "2"));
        using var second = Row.Batch(new Row("L1", Row.At(10), "3"));
        writer.Stage(first, new(ManualClock.Start, "run-1", 1));
        writer.Stage(second, new(ManualClock.Start, "run-1", 2));
        writer.StagedRows.Should().Be(3);

        (await writer.CommitAsync(RefreshState.Empty, Cancel)).RowsAdded.Should().Be(1);

        (await StoredAsync()).Should().ContainSingle().Which.Should().Match<StoredRow>(r => r.Page == 2 && r.Folder == "month=2026-10-01");
        writer.StagedRows.Should().Be(0);
    }

    [Fact]
    public async Task Discarded_rows_are_not_committed()
    {
        await using var writer = await OpenAsync();
        using var batch = Row.Batch(new Row("L1", Row.At(11)));
        writer.Stage(batch, new(ManualClock.Start, "run-1", 1));
        writer.Discard();

        (await writer.CommitAsync(RefreshState.Empty, Cancel)).RowsAdded.Should().Be(0);

        (await StoredAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_row_without_its_key_is_refused_and_nothing_is_staged()
    {
        await using var writer = await OpenAsync();
        using var batch = Row.Batch(new Row("L1", Row.At(11)));
        batch.Columns[0].Truncate(0);
        batch.Columns[0].AppendNull();

        var staging = () => writer.Stage(batch, new(ManualClock.Start, "run-1", 1));

        staging.Should().Throw<FlitchException>().Which.Error.Should().Match<ErrorInfo>(e => e.Code == "storage:null-key" && e.Summary.Contains("ledger_id"));
        writer.StagedRows.Should().Be(0);
    }

    [Fact]
    public async Task The_manifest_knows_bounds_and_content_of_each_file()
    {
        await CommitAsync(new Row("L1", Row.At(11, 2)), new Row("L2", Row.At(11, 5)), new Row("L3", Row.At(11, 9)));
        await CommitAsync(new Row("L3", Row.At(11, 4)));
        var merged = (await ManifestAsync()).Files.Single();

        merged.First.Should().Be(Row.Micros(Row.At(11, 2)));
        merged.Last.Should().Be(Row.Micros(Row.At(11, 5)), "the row that was last has become earlier");

        CloseFolder();
        Directory.Delete(Root, recursive: true);
        await CommitAsync(new Row("L3", Row.At(11, 4)), new Row("L2", Row.At(11, 5)), new Row("L1", Row.At(11, 2)));
        (await ManifestAsync()).Files.Single().RowHash.Should().Be(merged.RowHash, "the same rows have the same hash however they came");
    }

    [Fact]
    public async Task Rows_lie_sorted_by_cursor_and_key()
    {
        await CommitAsync([.. Enumerable.Range(0, 50).Select(i => new Row($"L{i * 37 % 50:00}", Row.At(11, 1, i * 13 % 10)))]);
        var file = (await ManifestAsync()).Files.Single();
        using var connection = new Flitch.DuckDb.DuckDbConnection("Data Source=:memory:");
        connection.Open();
        using var command = new Flitch.DuckDb.DuckDbCommand($"SELECT epoch_us(time), ledger_id FROM read_parquet('{Path.Combine(Folder.FilesPath, file.Path)}')", connection);
        using var reader = command.ExecuteReader();
        var rows = new List<(long, string)>();
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        rows.Should().HaveCount(50).And.BeInAscendingOrder();
    }
}
