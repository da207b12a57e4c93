using Flitch.Analysis.Profiles;
using Flitch.Analysis.Tests.Rows;
using Flitch.Storage.Tests.Support;

namespace Flitch.Analysis.Tests.Profiles;

/// <summary>What a column's values are like.</summary>
public sealed class ProfileReaderTests : StoredRowsTest
{
    [Fact]
    public async Task A_profile_tells_what_is_missing_different_least_greatest_and_frequent()
    {
        await StoreAsync(
            new Row("L1", Row.At(1), "-1") { Asset = "XXBT", Count = null },
            new Row("L2", Row.At(2), "0.000000000000000001") { Asset = "XXBT" },
            new Row("L3", Row.At(3), "12345678901234567890") { Asset = "It's" },
            new Row("L4", Row.At(3), "5") { Asset = null });
        var profile = await new ProfileReader(Engine).ReadAsync(await ShapeAsync("ledgers"), 1, 4, Cancel);

        profile.Should().BeEquivalentTo(new { Rows = 4L, IsApproximate = false });
        var columns = profile.Columns.ToDictionary(c => c.Column.Name);
        columns["asset"].Should().BeEquivalentTo(new { Nulls = 1L, Distinct = 2L, Least = "It's", Greatest = "XXBT" });
        columns["asset"].Top.Should().Equal(new TopValue("XXBT", 2), new TopValue("It's", 1));
        columns["amount"].Should().BeEquivalentTo(new { Nulls = 0L, Distinct = 4L, Least = "-1", Greatest = "12345678901234567890" });
        columns["time"].Should().BeEquivalentTo(new { Least = "2026-01-01T00:00:00Z", Greatest = "2026-03-01T00:00:00Z" });
        columns["time"].Top[0].Should().Be(new TopValue("2026-03-01T00:00:00Z", 2));
        columns["_page"].Top.Should().Equal(new TopValue("1", 4));
        columns["ledger_id"].Top.Should().BeEmpty("each value is there once");
        columns["count"].Nulls.Should().Be(1);
        columns["refs"].Should().BeEquivalentTo(new { Nulls = 0L, Distinct = (long?)null });
        columns["month"].Distinct.Should().Be(3);
    }

    [Fact]
    public async Task A_profile_is_made_once_a_commit_and_says_when_it_estimates()
    {
        await StoreAsync(new Row("L1", Row.At(1)));
        var (reader, shape) = (new ProfileReader(Engine), await ShapeAsync("ledgers"));
        var first = await reader.ReadAsync(shape, 1, ProfileReader.ExactUpTo + 1, Cancel);
        await StoreAsync(new Row("L2", Row.At(1)));

        first.IsApproximate.Should().BeTrue();
        (await reader.ReadAsync(shape, 1, 1, Cancel)).Should().BeSameAs(first);
        (await reader.ReadAsync(shape, 2, 2, Cancel)).Rows.Should().Be(2);
    }

    [Fact]
    public async Task A_dataset_without_rows_has_a_profile_too()
    {
        await TakeAsync(0);
        var profile = await new ProfileReader(Engine).ReadAsync(await ShapeAsync("balance"), 1, 0, Cancel);
        profile.Rows.Should().Be(0);
        profile.Columns.Should().OnlyContain(c => c.Nulls == 0 && c.Distinct == 0 && c.Least == null && c.Top.Count == 0);
    }
}
