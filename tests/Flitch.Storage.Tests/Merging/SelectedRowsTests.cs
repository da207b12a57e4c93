using Flitch.Storage.Datasets;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Merging;

/// <summary>Counting some of the rows, along the cursor and along another time.</summary>
public sealed class SelectedRowsTests : StorageTest
{
    private static readonly KeyValuePair<string, string> Token = new("asset", "TOK");

    [Fact]
    public async Task Rows_of_one_value_and_all_the_others_are_counted_apart()
    {
        await CommitAsync(
            new Row("a", Row.At(1)) { Asset = "TOK" },
            new Row("b", Row.At(1)),
            new Row("c", Row.At(2)) { Asset = null },
            new Row("d", Row.At(3)) { Asset = "TOK" },
            new Row("e", Row.At(3)) { Asset = "tok" },
            new Row("f", null) { Asset = "TOK" });
        await using var writer = await OpenAsync();

        (await CountAsync(writer, null, 3, new RowSelection { Only = Token })).Should().Be(2);
        (await CountAsync(writer, null, 3, new RowSelection { Without = [Token] })).Should().Be(3);
        (await CountAsync(writer, null, 3, RowSelection.All)).Should().Be(5);
        (await CountAsync(writer, 1, 3, new RowSelection { Only = Token })).Should().Be(1);
        (await CountAsync(writer, 1, 3, new RowSelection { Without = [Token, new("asset", "XXBT")] })).Should().Be(2);
    }

    [Fact]
    public async Task Rows_are_counted_along_a_time_that_is_named_within_any_bounds()
    {
        await CommitAsync(new Row("a", Row.At(1)), new Row("b", Row.At(2)), new Row("c", Row.At(2)));
        await using var writer = await OpenAsync();

        (await CountAsync(writer, 1, 2, new RowSelection { Along = "time" })).Should().Be(2);
        (await CountAsync(writer, null, 2, new RowSelection { Along = "time", Only = Token })).Should().Be(0);
        (await writer.CountRowsAsync(new(long.MinValue, long.MaxValue), new RowSelection { Along = "time" }, Cancel)).Should().Be(3);
        (await writer.CountRowsAsync(new(long.MaxValue, long.MaxValue), new RowSelection { Along = "time" }, Cancel)).Should().Be(0);
    }

    [Fact]
    public async Task The_second_that_parts_selected_rows_has_some_of_them_on_both_sides()
    {
        await CommitAsync(
            new Row("a", Row.At(1)) { Asset = "TOK" },
            new Row("b", Row.At(2)),
            new Row("c", Row.At(3)),
            new Row("d", Row.At(4)),
            new Row("e", Row.At(5).AddMicroseconds(1)) { Asset = "TOK" },
            new Row("f", null));
        await using var writer = await OpenAsync();

        (await MedianAsync(writer, null, 12, new RowSelection { Only = Token })).Should().BeInRange(Row.At(1).ToUnixTimeSeconds(), Row.At(5).ToUnixTimeSeconds());
        (await MedianAsync(writer, 1, 12, new RowSelection { Only = Token })).Should().BeNull("all that is left shares a second");
        (await MedianAsync(writer, null, 12, new RowSelection { Without = [Token] })).Should().BeInRange(Row.At(2).ToUnixTimeSeconds(), Row.At(4).ToUnixTimeSeconds() - 1);
        (await MedianAsync(writer, null, 12, new RowSelection { Along = "time" })).Should().BeInRange(Row.At(1).ToUnixTimeSeconds(), Row.At(5).ToUnixTimeSeconds());
        (await MedianAsync(writer, 10, 12, new RowSelection { Along = "time" })).Should().BeNull();
    }

    private static Task<long?> MedianAsync(DatasetWriter writer, int? afterMonth, int upToMonth, RowSelection selection) =>
        writer.FindMedianSecondAsync(new(afterMonth is { } m ? Row.At(m).ToUnixTimeSeconds() : null, Row.At(upToMonth).ToUnixTimeSeconds()), selection, Cancel);

    private static Task<long> CountAsync(DatasetWriter writer, int? afterMonth, int upToMonth, RowSelection selection) =>
        writer.CountRowsAsync(new(afterMonth is { } m ? Row.At(m).ToUnixTimeSeconds() : null, Row.At(upToMonth).ToUnixTimeSeconds()), selection, Cancel);
}
