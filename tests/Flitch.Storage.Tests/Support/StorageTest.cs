using Flitch.Connectors.Catalog;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Tests.Support;

/// <summary>A data folder of its own on the real disk, and the short ways that the tests take.</summary>
public abstract class StorageTest : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"flitch-storage-{Guid.NewGuid():N}");
    private DataFolder? _folder;

    protected ManualClock Clock { get; } = new();

    protected string Root => _root;

    protected DataFolder Folder => _folder ??= DataFolder.Open(_root, Clock);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected static ConnectionName Main { get; } = new("main", "kraken");

    protected static DatasetName Ledgers { get; } = new("main", "ledgers");

    protected Task<DatasetWriter> OpenAsync(ObjectDescriptor? descriptor = null) => DatasetWriter.OpenAsync(Folder, Main, descriptor ?? Samples.Ledgers, Cancel);

    protected async Task<CommitResult> CommitAsync(params IReadOnlyList<Row> rows)
    {
        await using var writer = await OpenAsync();
        return await CommitAsync(writer, "run-1", rows);
    }

    protected static async Task<CommitResult> CommitAsync(DatasetWriter writer, string run, params IReadOnlyList<Row> rows)
    {
        using var batch = Row.Batch(rows);
        writer.Stage(batch, new RowStamp(ManualClock.Start, run, 1));
        return await writer.CommitAsync(writer.Manifest.State, Cancel);
    }

    protected async Task<Manifest> ManifestAsync(DatasetName? name = null) => (await Dataset.ReadAsync(Folder, name ?? Ledgers, Cancel))!;

    protected Task<IReadOnlyList<StoredRow>> StoredAsync() => StoredRow.ReadAsync(Folder, Ledgers, Cancel);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected void CloseFolder()
    {
        _folder?.Dispose();
        _folder = null;
    }

    protected virtual void Dispose(bool disposing)
    {
        CloseFolder();
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }
}
