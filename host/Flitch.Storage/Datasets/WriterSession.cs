using Flitch.Connectors.Reading;
using Flitch.DuckDb;
using Flitch.Storage.Checking;
using Flitch.Storage.Evolving;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;
using Flitch.Storage.Merging;
using Flitch.Storage.Removing;
using Flitch.Storage.Snapshots;
using Flitch.Storage.Staging;

namespace Flitch.Storage.Datasets;

/// <summary>A writer's connection to DuckDB and what works over it. Opened only when rows come: a refresh that finds nothing needs no DuckDB.</summary>
internal sealed class WriterSession : IDisposable
{
    private readonly DatasetPaths _paths;
    private readonly DatasetSchema _schema;

    public WriterSession(DataFolder folder, DatasetPaths paths, DatasetSchema schema)
    {
        _paths = paths;
        _schema = schema;
        Connection = folder.Engine.Connect();
        Staging = new(Connection, schema, paths.Name.ToString());
        Files = new(folder, paths, schema, Connection);
        Keys = new(Connection, paths, schema);
    }

    public DuckDbConnection Connection { get; }

    public StagingArea Staging { get; }

    public FileWriter Files { get; }

    public KeyIndex Keys { get; }

    public MergePlanner Planner => new(Connection, _paths, _schema, Keys);

    public Merger Merger => new(_paths, _schema, Files, new(Connection, _schema));

    public StoredRows Stored => new(Connection, _paths, _schema);

    public SelectedRows Selected => new(Connection, _paths, _schema, Stored);

    public RewrittenRows Rewritten => new(Connection, _paths, _schema);

    /// <summary>The comparison that is going on; null when none is.</summary>
    public Comparison? Comparison { get; private set; }

    public RemovedRows Removed => new(Connection, _paths, _schema, Files);

    public LeftBehind LeftBehind => new(Connection, _paths, _schema, Keys, Evolution, Removed);

    public FileCheck Check => new(_paths, new(Connection, _paths, _schema), new(Connection, _paths, _schema), new(Connection, _paths, _schema));

    public Evolution Evolution => new(Connection, _paths, _schema, Files, new(Connection, _schema));

    public Adoption Adoption => new(Connection, _paths, _schema, Planner, Merger, new(Connection, _paths, _schema, Files));

    public SnapshotTables SnapshotTables => new(Connection, _paths, _schema);

    public SnapshotWriter Snapshots => new(_paths, _schema, Files, SnapshotTables);

    /// <summary>The zero-row files of a dataset that has no rows yet: a view needs a file.</summary>
    public async Task<FileChanges> CreateEmptyAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        var changes = new FileChanges([], manifest.NextFile);
        var rows = $"SELECT {_schema.ColumnList} FROM staged WHERE false";
        foreach (var role in manifest.Mode == Connectors.Catalog.RefreshMode.Snapshot ? [FileRole.Current, FileRole.History, FileRole.Snapshots] : new[] { FileRole.Rows })
        {
            var select = role == FileRole.Snapshots ? SnapshotSql.EmptyLog : rows;
            changes.Replace(null, await Files.WriteAsync(new(role), changes.NextFile, select, FileFigures.Empty, null, cancellationToken));
        }

        return changes;
    }

    public void BeginComparison(ReadInterval stretch, RowSelection selection)
    {
        Comparison = new(Connection, _schema, Selected, stretch, selection);
        Comparison.Begin();
    }

    public void EndComparison()
    {
        Comparison?.End();
        Comparison = null;
    }

    public void Dispose()
    {
        Staging.Dispose();
        Connection.Dispose();
    }
}
