using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage.Evolving;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Evolving;

/// <summary>What the forecast says is what happens to files.</summary>
public sealed class SchemaForecastTests : EvolutionTest
{
    private static readonly Row[] Rows = [new("L1", Row.At(9)), new("L2", Row.At(10)) { Rescued = """{"fee":"1"}""" }, new("L3", Row.At(11, 3)), new("L4", Row.At(11, 20)), new("L5", null)];

    public static TheoryData<string, ObjectDescriptor> Changes => new()
    {
        { "nothing", Samples.Ledgers },
        { "descriptions only", Changed(c => [c with { Description = "Otherwise." }]) with { Fingerprint = "f1" } },
        { "added", Plus(new ColumnDescriptor("fee", ColumnType.Decimal(38, 18), "A fee.") { Source = "fee" }) },
        { "removed", Without("asset", "refs") },
        { "renamed", Changed(c => [c.Name == "asset" ? new("currency", c.Type, "") { Source = "currency", Aliases = ["asset"] } : c]) },
        { "renamed by its field", Changed(c => [c.Name == "count" ? new("how_many", c.Type, "") { Source = "count" } : c]) },
        { "renamed without alias", Changed(c => [c.Name == "asset" ? new("currency", c.Type, "") { Source = "currency" } : c]) },
        { "widened", Retyped("count", ColumnType.Decimal(38, 18)) },
        { "narrowed, and it fits", Retyped("amount", ColumnType.Decimal(20, 10)) },
        { "narrowed, and it does not fit", Retyped("asset", ColumnType.Integer) },
        { "to text", Retyped("settled", ColumnType.Text) },
        { "a null value more", Retyped("count", ColumnType.Integer, "7") },
        { "order", Samples.Ledgers with { Fingerprint = "turned", Columns = [.. Samples.Ledgers.Columns.Reverse()] } },
        { "divided anew", Samples.Ledgers with { Fingerprint = "divided", Partition = new(PartitionUnit.Year, "time") } },
        { "another key", Samples.Ledgers with { Fingerprint = "o", PrimaryKey = ["ledger_id", "asset"] } },
        { "another parameter", Samples.Ledgers with { Fingerprint = "o", PinnedParameters = [new("rebase_multiplier", "rebased")] } },
        { "another mode", Samples.Ledgers with { Fingerprint = "o", Mode = RefreshMode.Snapshot, Cursor = null, Partition = null } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_is_foretold_happens(string change, ObjectDescriptor now)
    {
        await CommitAsync(Rows);
        var before = await ManifestAsync();
        var forecast = SchemaForecast.Of(before, now)!;
        forecast.Should().BeEquivalentTo(SchemaForecast.Between(Samples.Ledgers, now), change);

        var error = await OpenAsOther(now);
        (error?.Code == "storage:schema-changed").Should().Be(forecast.Obstacles.Count > 0, change);
        if (error?.Code == "storage:retype-loses")
            forecast.Columns.Should().Contain(c => !c.AlwaysFits, change);
        if (error is not null)
            return;

        var after = await ManifestAsync();
        (after.Commit > before.Commit).Should().Be(forecast.Converts, change);
        after.Files.Any(f => before.Files.All(b => b.Path != f.Path)).Should().Be(forecast.RewritesFiles, change);
        (after.Files.Count != before.Files.Count).Should().Be(forecast.DividesAnew, change);
        after.Columns.Select(c => c.Name).Except(before.Columns.Select(c => c.Name)).Should()
            .BeEquivalentTo(forecast.Columns.Where(c => !c.IsRemoved && c.Name != c.Before).Select(c => c.Name), change);
        await ShouldBeRescued(forecast, now);
        foreach (var renamed in forecast.Columns.Where(c => !c.IsRemoved && c.Before is not null && c.Before != c.Name))
            (await Engine.TextAsync($"SELECT count({renamed.Name}) FROM main.{now.Name}")).Should().Equal(["5"], change);
    }

    [Fact]
    public async Task A_dataset_that_never_held_a_row_begins_anew()
    {
        await using (await OpenAsync())
        {
        }

        var other = Samples.Ledgers with { Fingerprint = "o", PrimaryKey = ["ledger_id", "asset"] };
        SchemaForecast.Of(await ManifestAsync(), other)!.Converts.Should().BeFalse();
        (await OpenAsOther(other)).Should().BeNull();
    }

    [Fact]
    public async Task A_null_value_less_is_foretold_and_refused()
    {
        var before = Retyped("count", ColumnType.Integer, "0");
        await using (var writer = await OpenAsync(before))
        {
            await CommitAsync(writer, "run-1", new Row("L1", Row.At(9)) { Count = null });
        }

        SchemaForecast.Of(await ManifestAsync(), Samples.Ledgers)!.Columns.Should().ContainSingle().Which.LostNulls.Should().Equal("0");
        (await OpenAsOther(Samples.Ledgers))!.Code.Should().Be("storage:null-value-gone");
    }

    [Fact]
    public void A_type_that_holds_every_value_is_told_from_one_that_may_not()
    {
        Fits(ColumnType.Decimal(20, 10), ColumnType.Decimal(38, 18)).Should().BeTrue();
        Fits(ColumnType.Decimal(38, 18), ColumnType.Decimal(38, 20)).Should().BeFalse();
        Fits(ColumnType.Integer, ColumnType.Decimal(38, 18)).Should().BeTrue();
        Fits(ColumnType.Integer, ColumnType.Decimal(20, 10)).Should().BeFalse();
        Fits(ColumnType.Boolean, ColumnType.Text).Should().BeTrue();
        Fits(ColumnType.Text, ColumnType.Boolean).Should().BeFalse();
        Fits(ColumnType.List(ColumnType.Text), ColumnType.Text).Should().BeFalse("a plain text is no list");
    }

    private static bool Fits(ColumnType before, ColumnType now) =>
        SchemaForecast.Between(Retyped("count", before), Retyped("count", now)).Columns.Single().AlwaysFits;

    // A removed column's values stand in _rescued, in every row that had one.
    private async Task ShouldBeRescued(SchemaForecast forecast, ObjectDescriptor now)
    {
        foreach (var gone in forecast.Columns.Where(c => c.IsRemoved))
        {
            (await Engine.TextAsync($"SELECT count(*) FROM main.{now.Name} WHERE json_exists(_rescued, '/{gone.Name}')")).Should().Equal("5");
        }
    }

    private async Task<ErrorInfo?> OpenAsOther(ObjectDescriptor now)
    {
        try
        {
            await using var writer = await OpenAsync(now);
            return null;
        }
        catch (FlitchException e)
        {
            return e.Error;
        }
    }
}
