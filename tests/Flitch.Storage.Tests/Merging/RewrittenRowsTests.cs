using Flitch.Connectors.Catalog;
using Flitch.Storage.Datasets;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Merging;

/// <summary>Rows that name other rows as changed: the commit remembers the seconds in which those are stored.</summary>
public sealed class RewrittenRowsTests : StorageTest
{
    private static readonly ObjectDescriptor Trades = Samples.Ledgers with { Rewrites = ["asset", "refs"] };

    [Fact]
    public async Task A_new_row_that_names_a_stored_row_marks_its_second_in_the_same_commit()
    {
        await using var writer = await OpenAsync(Trades);
        await CommitAsync(writer, "run-1", Plain("open", Row.At(3).AddMicroseconds(1)), Plain("other", Row.At(4)));
        writer.Manifest.State.Rewritten.Should().BeEmpty();

        await CommitAsync(writer, "run-2", Plain("close", Row.At(11)) with { Asset = "open" });

        (await ManifestAsync()).State.Rewritten.Should().Equal(Row.At(3).ToUnixTimeSeconds() + 1);
    }

    [Fact]
    public async Task Lists_of_keys_are_looked_into_and_seconds_are_kept_once_and_in_order()
    {
        await using var writer = await OpenAsync(Trades);
        await CommitAsync(writer, "run-1", Plain("a", Row.At(5)), Plain("b", Row.At(5)), Plain("c", Row.At(2)), Plain("d", Row.At(1)));

        await CommitAsync(writer, "run-2", Plain("x", Row.At(11)) with { Refs = ["a", "no row"] }, Plain("y", Row.At(11)) with { Refs = ["c", "b"] });
        await CommitAsync(writer, "run-3", Plain("z", Row.At(12)) with { Asset = "d", Refs = ["c"] });

        writer.Manifest.State.Rewritten.Should().Equal(Second(1), Second(2), Second(5));
    }

    [Fact]
    public async Task A_key_that_no_row_has_marks_nothing()
    {
        await using var writer = await OpenAsync(Trades);
        await CommitAsync(writer, "run-1", Plain("a", Row.At(5)));

        await CommitAsync(writer, "run-2", Plain("x", Row.At(11)) with { Asset = "TKH2SE", Refs = null }, Plain("y", Row.At(11)) with { Asset = null, Refs = [] });

        writer.Manifest.State.Rewritten.Should().BeEmpty();
    }

    [Fact]
    public async Task A_row_that_is_stored_just_so_marks_nothing_and_a_changed_one_does()
    {
        await using var writer = await OpenAsync(Trades);
        var close = Plain("close", Row.At(11)) with { Asset = "open" };
        await CommitAsync(writer, "run-1", close, Plain("open", Row.At(3)));

        await CommitAsync(writer, "run-2", close);
        writer.Manifest.State.Rewritten.Should().BeEmpty();
        await CommitAsync(writer, "run-3", close with { Amount = "2" });

        writer.Manifest.State.Rewritten.Should().Equal(Second(3));
    }

    [Fact]
    public async Task A_row_that_was_read_after_the_row_that_names_it_is_fresh()
    {
        await using var writer = await OpenAsync(Trades);
        await CommitAsync(writer, "run-1", Plain("open", Row.At(3)), Plain("before", Row.At(4)), Plain("self", Row.At(5)));

        await CommitAsync(
            writer,
            "run-2",
            Plain("before", Row.At(4)),
            Plain("close", Row.At(11)) with { Refs = ["open", "before"] },
            Plain("open", Row.At(3)) with { Amount = "2" },
            Plain("self", Row.At(5)) with { Amount = "2", Asset = "self" });

        writer.Manifest.State.Rewritten.Should().Equal([Second(4)], "`before` was read before the row that names it, `open` after it");
    }

    [Fact]
    public async Task What_refreshing_takes_away_goes_and_what_the_same_commit_names_stays()
    {
        await using var writer = await OpenAsync(Trades);
        await CommitAsync(writer, "run-1", Plain("a", Row.At(3)), Plain("b", Row.At(4)));
        await CommitAsync(writer, "run-2", Plain("x", Row.At(11)) with { Asset = "a" });

        using var batch = Row.Batch(Plain("a", Row.At(3)) with { Amount = "2", Asset = "b" });
        writer.Stage(batch, new RowStamp(ManualClock.Start, "run-3", 1));
        await writer.CommitAsync(writer.Manifest.State with { Rewritten = [] }, Cancel);

        writer.Manifest.State.Rewritten.Should().Equal(Second(4));
    }

    [Fact]
    public async Task A_named_row_without_a_cursor_marks_nothing()
    {
        await using var writer = await OpenAsync(Trades);
        await CommitAsync(writer, "run-1", Plain("a", null));

        await CommitAsync(writer, "run-2", Plain("x", Row.At(11)) with { Asset = "a" });

        writer.Manifest.State.Rewritten.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_no_column_is_declared_nothing_is_looked_for()
    {
        await using var writer = await OpenAsync();
        await CommitAsync(writer, "run-1", Plain("a", Row.At(3)));

        await CommitAsync(writer, "run-2", Plain("x", Row.At(11)) with { Asset = "a", Refs = ["a"] });

        writer.Manifest.State.Rewritten.Should().BeEmpty();
    }

    private static Row Plain(string id, DateTimeOffset? time) => new(id, time) { Asset = null, Refs = null };

    private static long Second(int month) => Row.At(month).ToUnixTimeSeconds();
}
