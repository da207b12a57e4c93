using Flitch.Analysis.Rows;
using Flitch.Analysis.Shapes;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;

namespace Flitch.Analysis.Tests.Rows;

/// <summary>Datasets on the real disk, and the short ways to ask them.</summary>
public abstract class StoredRowsTest : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"flitch-analysis-{Guid.NewGuid():N}");

    protected StoredRowsTest() => Folder = DataFolder.Open(_root, new ManualClock());

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected DataFolder Folder { get; }

    protected QueryEngine Engine => new(Folder);

    protected RowReader Rows => new(Engine);

    protected async Task<DatasetShape> ShapeAsync(string view) => (await new ShapeCatalog(Folder, _ => null).FindAsync("main", view, Cancel))!;

    protected async Task StoreAsync(params IReadOnlyList<Row> rows)
    {
        await using var writer = await DatasetWriter.OpenAsync(Folder, new("main", "kraken"), Samples.Ledgers, Cancel);
        using var batch = Row.Batch(rows);
        writer.Stage(batch, new RowStamp(ManualClock.Start, "run-1", 1));
        await writer.CommitAsync(writer.Manifest.State, Cancel);
    }

    protected async Task TakeAsync(int minute, params IReadOnlyList<(string Asset, string Balance)> rows)
    {
        await using var writer = await DatasetWriter.OpenAsync(Folder, new("main", "kraken"), Samples.Balance, Cancel);
        using var batch = BalanceRows.Batch(rows);
        var taken = ManualClock.Start.AddMinutes(minute);
        writer.Stage(batch, new RowStamp(taken, "run-" + minute, 1));
        await writer.CommitSnapshotAsync(taken, "run-" + minute, writer.Manifest.State, Cancel);
    }

    public void Dispose()
    {
        Folder.Dispose();
        Directory.Delete(_root, recursive: true);
        GC.SuppressFinalize(this);
    }
}
