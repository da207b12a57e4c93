using Flitch.Analysis.Shapes;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage.Manifests;

namespace Flitch.Analysis.Tests.Shapes;

/// <summary>What a manifest and a schema say of a dataset, put together.</summary>
public sealed class DatasetShapesTests
{
    private static readonly ObjectDescriptor Schema = new()
    {
        Name = "ledgers",
        Title = "Ledgers",
        Description = "Changes.",
        Path = "/",
        Method = "GET",
        PinnedParameters = [],
        Cost = 1,
        Columns =
        [
            new("id", ColumnType.Text, "Newer words."),
            new("asset", ColumnType.Text, "") { KnownValues = ["XXBT", "ZUSD"] },
            new("amount", ColumnType.Decimal(38, 18), "") { Unit = "asset", UnitBy = "asset" },
            new("late", ColumnType.Text, "Not stored yet."),
        ],
        PrimaryKey = ["id"],
        Mode = RefreshMode.Incremental,
        Fingerprint = "f",
    };

    [Fact]
    public void Of_AnIncrementalDataset_HasTheStoredColumnsWithTheSchemasUnits()
    {
        var shape = DatasetShapes.Of(Manifest(RefreshMode.Incremental, FileRole.Rows), Schema).Single();
        shape.Should().BeEquivalentTo(new { Connection = "main", View = "ledgers", Dataset = "ledgers", Connector = "kraken", Title = "Ledgers", Time = "time" });
        shape.PrimaryKey.Should().Equal("id");
        shape.Columns.Select(c => c.Name).Should().Equal("id", "asset", "amount", "time", "_rescued", "_synced_at", "_run_id", "_page", "month");
        shape.Find("id")!.Description.Should().Be("What it is.");
        shape.Find("amount").Should().BeEquivalentTo(new { Type = ColumnType.Decimal(38, 18), Unit = "asset", UnitBy = "asset", Added = false });
        shape.Find("asset")!.KnownValues.Should().Equal("XXBT", "ZUSD");
        shape.Columns.Where(c => c.Added).Select(c => c.Type).Should().Equal(ColumnType.Text, ColumnType.Timestamp, ColumnType.Text, ColumnType.Integer, ColumnType.Date);
    }

    [Fact]
    public void Of_WithoutItsConnector_LacksUnitsAndNothingElse()
    {
        var shape = DatasetShapes.Of(Manifest(RefreshMode.Incremental, FileRole.Rows), null).Single();
        shape.Find("amount").Should().BeEquivalentTo(new { Type = ColumnType.Decimal(38, 18), Unit = (string?)null, UnitBy = (string?)null });
        shape.Columns.Should().HaveCount(9);
    }

    [Fact]
    public void Of_AColumnThatHasAnotherTypeBySchema_DoesNotTakeItsUnit()
    {
        var retyped = Schema with { Columns = [new("amount", ColumnType.Text, "") { Unit = "asset", UnitBy = "asset" }] };
        DatasetShapes.Of(Manifest(RefreshMode.Incremental, FileRole.Rows), retyped).Single().Find("amount")!.UnitBy.Should().BeNull();
    }

    [Fact]
    public void Of_ASnapshotObject_HasThreeViewsWithKeysAndTimesOfTheirOwn()
    {
        var shapes = DatasetShapes.Of(Manifest(RefreshMode.Snapshot, FileRole.Current, FileRole.History, FileRole.Snapshots), Schema).ToList();
        shapes.Select(s => (s.View, s.Time, Key: string.Join(',', s.PrimaryKey))).Should().Equal(
            ("ledgers", null, "id"),
            ("ledgers_history", "_synced_at", "_synced_at,id"),
            ("ledgers_snapshots", "_synced_at", "_synced_at"));
        shapes.Should().OnlyContain(s => s.Dataset == "ledgers");
        shapes[1].Find("amount")!.UnitBy.Should().Be("asset");
        shapes[2].Columns.Select(c => c.Name).Should().Equal("_synced_at", "_run_id", "rows", "content_hash", "month");
        shapes[2].Columns.Should().OnlyContain(c => c.Added);
    }

    [Fact]
    public void Of_RemovedRows_HaveAViewWithWhenAndWhy()
    {
        var shape = DatasetShapes.Of(Manifest(RefreshMode.Incremental, FileRole.Rows, FileRole.Removed), Schema).Last();
        shape.Should().BeEquivalentTo(new { View = "ledgers_removed", Time = "time" });
        shape.PrimaryKey.Should().Equal("id", "_removed_at");
        shape.Columns.Select(c => c.Name).Should().Contain(["_removed_at", "_removed_run_id", "_reason"]);
    }

    private static Manifest Manifest(RefreshMode mode, params FileRole[] roles) => new()
    {
        Format = 1,
        Commit = 1,
        CommittedAt = DateTimeOffset.UnixEpoch,
        Connector = "kraken",
        Connection = "main",
        Object = "ledgers",
        Title = "Ledgers",
        Description = "Changes.",
        Mode = mode,
        Fingerprint = "f",
        PinnedParameters = [],
        Columns =
        [
            new("id", "VARCHAR", "What it is."),
            new("asset", "VARCHAR", ""),
            new("amount", "DECIMAL(38,18)", ""),
            new("time", "TIMESTAMP WITH TIME ZONE", ""),
        ],
        PrimaryKey = ["id"],
        Cursor = mode == RefreshMode.Incremental ? "time" : null,
        Partition = mode == RefreshMode.Incremental ? new(PartitionUnit.Month, "time") : null,
        State = RefreshState.Empty,
        NextFile = 1,
        Files = [.. roles.Select(r => new LiveFile { Role = r, Path = "main/ledgers/1.part", Rows = 1, RowHash = "0", Bytes = 1 })],
        Superseded = [],
    };
}
