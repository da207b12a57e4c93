using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Generators.Tests.Support;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Extraction;
using Flitch.Connectors.Rest.Objects;

namespace Flitch.Connectors.Generators.Tests.Running;

/// <summary>Generated code at work: compiled, loaded, and fed answers of every shape.</summary>
public sealed class EveryShapeTests
{
    private static readonly LoadedConnector Demo = LoadedConnector.From(Repository.Demo());

    [Fact]
    public void Map_OfRecordsWithEveryType()
    {
        var (batch, result) = Demo.Extract("things", """
            {"error":[],"result":{"count":"9","things":{
              "T1":{"time":1705260547.4728658,"amount":"-24.5000","price":30010.5,"kind":"a","things":"x","number":null,"flag":"True",
                    "made":"2026-11-23T06:42:36.1234567+01:00","born":"2026-11-23","until":0,"parts":["p",null],"amounts":["1.5",2],
                    "descr":{"pair":"XBTUSD","inner":{"deep":7,"new":[1.10]},"other":"?"}},
              "T2":{"time":"1705260546","amount":"99999999999999999999.999999999999999999","descr":{"pair":"p"}}}}}
            """);

        result.Should().BeEquivalentTo(new { Records = 2, Count = 9L, Oldest = 1705260546000000L, Newest = 1705260547472865L, NextToken = (string?)null });
        result.Drift.Should().Equal(
            new Drift(DriftKind.UnknownField, "descr/inner/new", "[1.10]", 1), new Drift(DriftKind.UnknownField, "descr/other", "\"?\"", 1));
        batch.Rescued[0].Should().Be("""{"descr":{"inner":{"new":[1.10]},"other":"?"}}""");
        LoadedConnector.Model(batch, 0).Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["ThingId"] = "T1",
            ["Time"] = new DateTimeOffset(2024, 1, 14, 19, 29, 7, TimeSpan.Zero).AddTicks(4728650),
            ["Amount"] = -24.5m,
            ["Price"] = 30010.5m,
            ["Kind"] = "a",
            ["ThingsValue"] = "x",
            ["Number"] = null,
            ["Flag"] = true,
            ["Made"] = new DateTimeOffset(2026, 11, 23, 5, 42, 36, TimeSpan.Zero).AddTicks(1234560),
            ["Born"] = new DateOnly(2026, 11, 23),
            ["Until"] = null,
            ["Parts"] = new[] { "p", null },
            ["Amounts"] = new decimal?[] { 1.5m, 2m },
            ["DescrPair"] = "XBTUSD",
            ["DescrInnerDeep"] = 7L,
        });
        ((DecimalColumn)batch.Columns[2])[1].Should().Be(Int128.Parse("99999999999999999999999999999999999999", System.Globalization.CultureInfo.InvariantCulture));
        var model = () => LoadedConnector.Model(batch, 1);
        model.Should().Throw<System.Reflection.TargetInvocationException>().WithInnerException<OverflowException>();
    }

    [Fact]
    public void Map_OfScalars()
    {
        var (batch, _) = Demo.Extract("holdings", """{"error":[],"result":{"XXBT":"1011.1908877900","ZEUR":0.5,"KFEE":{"a":1}}}""");

        LoadedConnector.Model(batch, 0).Should().Equal(new Dictionary<string, object?> { ["Asset"] = "XXBT", ["HoldingsValue"] = 1011.19088779m });
        LoadedConnector.Model(batch, 1)["HoldingsValue"].Should().Be(0.5m);
        batch.Rescued[2].Should().Be("""{"holdings":{"a":1}}""");
        Demo.Extract("holdings", """{"error":[]}""").Batch.RowCount.Should().Be(0);
    }

    [Fact]
    public void Array_OfRecordsWithAToken()
    {
        var (batch, result) = Demo.Extract("items", """{"data":{"items":[{"id":"a","line":1,"amount":5},{"id":7,"line":"2"}],"next":"abc"}}""");

        result.NextToken.Should().Be("abc");
        LoadedConnector.Model(batch, 1).Should().Equal(new Dictionary<string, object?> { ["Id"] = "7", ["Line"] = 2L, ["Amount"] = null });
    }

    [Fact]
    public void Array_WithoutItsKey_IsMalformed()
    {
        var read = () => Demo.Extract("items", """{"data":{"items":[{"id":"a"}]}}""");

        read.Should().Throw<ExtractionException>().Where(e => e.Code == "body:key-unreadable" && e.Message.Contains("line"));
    }

    [Fact]
    public void Object_IsOneRow()
    {
        var (batch, _) = Demo.Extract("summary", """{"result":{"equals":"=","total":"1e-7"}}""");

        LoadedConnector.Model(batch, 0).Should().Equal(new Dictionary<string, object?> { ["Total"] = 0.0000001m, ["EqualsValue"] = "=" });
    }

    [Fact]
    public void Catalogue_SaysWhatTheFilesSay()
    {
        var connector = Demo.Descriptor;

        connector.Title.Should().Be("Demo <&> Co");
        connector.Objects.Select(o => o.Name).Should().Equal("things", "holdings", "items", "summary");
        connector.Errors[0].Should().Be(new ErrorEntry("busy", ErrorKind.Transient, "The service is busy.", "Wait.") { Wait = TimeSpan.FromSeconds(0.5), Attempts = 3 });
        connector.Tiers.Should().Equal(new BudgetTier("slow", "Slow", 15, 0.33m));
        connector.Permissions[1].Should().Be(new PermissionDescriptor("write", "Write", "Data", false, "The key can write."));
        connector.Form[0].Secret.Should().BeTrue();
        connector.Form[1].Choices.Should().Equal("slow", "fast");
    }

    [Fact]
    public void Object_SaysHowItIsAskedFor()
    {
        var things = Demo.Objects[0];

        things.Paging.Should().BeEquivalentTo(new Paging(PagingStyle.Offset, "ofs", 50) { WithoutCount = new("without_count", "true") });
        (things.FromParameter, things.ToParameter, things.EmptyWithoutResult).Should().Be(("start", "end", false));
        Demo.Objects[1].EmptyWithoutResult.Should().BeTrue();
        Demo.Objects[2].Paging.Should().Be(new Paging(PagingStyle.Token, "cursor", 10));
        var descriptor = things.Descriptor;
        descriptor.PinnedParameters.Single().Should().Be(new KeyValuePair<string, string>("full", "true"));
        descriptor.PrimaryKey.Should().Equal("thing_id");
        (descriptor.Mode, descriptor.Cursor, descriptor.Method, descriptor.Cost, descriptor.Counts).Should().Be((RefreshMode.Incremental, "time", "GET", 2, true));
        descriptor.Partition.Should().Be(new Partitioning(PartitionUnit.Day, "time"));
        descriptor.Columns.Select(c => $"{c.Name} {c.Type} {c.Source} {c.Nullable}").Should().StartWith(
        [
            "thing_id VARCHAR  False", "time TIMESTAMP WITH TIME ZONE time False", "amount DECIMAL(38,18) amount False", "price DECIMAL(20,10) price True",
        ]);
        using var batch = things.Extractor.CreateBatch();
        batch.Columns.Select(c => c.Type).Should().Equal(descriptor.Columns.Select(c => c.Type));
    }
}
