using Flitch.Analysis.Profiles;
using Flitch.Analysis.Rows;
using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Pipeline.Scheduling;
using Flitch.Pipeline.Status;
using Flitch.Storage.Datasets;

namespace Flitch.Host.Web.Datasets;

/// <summary>Finds what the pages of a dataset show.</summary>
internal sealed class DatasetDesk(StatusService status, OpeningRefreshes opening, ShapeCatalog shapes, RowReader rows, SnapshotReader snapshots, ProfileReader profiles)
{
    /// <summary>Snapshots among which a page lets people choose; any other time can be asked for in the address.</summary>
    public const int SnapshotsShown = 200;

    /// <summary>A dataset, and what is known of it. Looking at it brings it up to date in the background, as the page of its connection does.</summary>
    /// <exception cref="FlitchException">There is no such connection or dataset, or nothing of it is stored yet (usage).</exception>
    public async Task<DatasetHead> FindAsync(string connection, string view, CancellationToken cancellationToken)
    {
        var head = await LookAsync(connection, view, cancellationToken);
        opening.Opened(head.Connection);
        return head;
    }

    /// <summary>A dataset, and what is known of it; asks nobody.</summary>
    /// <exception cref="FlitchException">As <see cref="FindAsync"/>.</exception>
    public async Task<DatasetHead> LookAsync(string connection, string view, CancellationToken cancellationToken) =>
        await HeadAsync(await status.GetAsync(connection, cancellationToken), view, cancellationToken);

    /// <summary>A dataset of a connection whose standing is known.</summary>
    /// <exception cref="FlitchException">As <see cref="FindAsync"/>.</exception>
    public async Task<DatasetHead> HeadAsync(ConnectionStatus found, string view, CancellationToken cancellationToken)
    {
        var connection = found.Connection.Name;
        var shape = await shapes.FindAsync(connection, view, cancellationToken) ?? throw Missing(found, view);
        var name = new DatasetName(connection, shape.Dataset);
        var manifest = await shapes.ManifestAsync(name, cancellationToken) ?? throw Missing(found, view);
        var views = await shapes.ListAsync(name, cancellationToken);
        return new DatasetHead(shape, views, manifest, found, found.Datasets.FirstOrDefault(d => d.Dataset == shape.Dataset));
    }

    /// <summary>The rows that an address asks for; what cannot be understood of it is told, and not left out.</summary>
    public async Task<ShownRows> RowsAsync(DatasetHead head, RowAddress address, CancellationToken cancellationToken)
    {
        try
        {
            var query = address.Query(head.Shape);
            var keyed = query with { Columns = [.. query.Columns!.Union(head.Shape.PrimaryKey)] };
            var page = await rows.PageAsync(keyed, cancellationToken);
            return new ShownRows(query, page)
            {
                Total = Total(head, address, page),
                Snapshot = query.AsOf is { } at ? await snapshots.FindAsync(head.Shape, at, cancellationToken) : null,
            };
        }
        catch (FlitchException e) when (e.Error.Kind == ErrorKind.Usage)
        {
            return new ShownRows(new RowQuery(head.Shape) { Columns = [] }, new RowPage([], [], false)) { Total = 0, Error = e.Error };
        }
    }

    /// <summary>How many rows an address asks for, on all its pages.</summary>
    /// <exception cref="FlitchException">What the address asks for cannot be understood (usage).</exception>
    public async Task<long> CountAsync(DatasetHead head, RowAddress address, CancellationToken cancellationToken) =>
        IsAll(address) ? head.Rows : await rows.CountAsync(address.Query(head.Shape), cancellationToken);

    /// <summary>The snapshots that can be chosen; none where the dataset has none.</summary>
    public Task<IReadOnlyList<SnapshotLine>> SnapshotsAsync(DatasetHead head, CancellationToken cancellationToken) => head.Shape.Role == Storage.Manifests.FileRole.Current
        ? snapshots.ListAsync(head.Shape, SnapshotsShown, cancellationToken)
        : Task.FromResult<IReadOnlyList<SnapshotLine>>([]);

    /// <summary>One row by its key.</summary>
    /// <exception cref="FlitchException">There is none (usage).</exception>
    public async Task<object?[]> RowAsync(DatasetHead head, IReadOnlyList<string> key, DateTimeOffset? asOf, CancellationToken cancellationToken) =>
        await rows.FindAsync(head.Shape, key, asOf, cancellationToken) ?? throw new FlitchException(
            "usage:unknown-row", ErrorKind.Usage, $"{head.Shape.Title} has no row {string.Join(", ", key)}.", "It may have gone with a newer snapshot, or been removed: look at the dataset's rows.");

    /// <summary>The profile of a view's values.</summary>
    public Task<DatasetProfile> ProfileAsync(DatasetHead head, CancellationToken cancellationToken) => profiles.ReadAsync(head.Shape, head.Manifest.Commit, head.Rows, cancellationToken);

    /// <summary>The most frequent values of a column.</summary>
    /// <exception cref="FlitchException">There is no such column (usage).</exception>
    public Task<IReadOnlyList<string>> ValuesAsync(DatasetHead head, string column, CancellationToken cancellationToken) =>
        profiles.ValuesAsync(head.Shape, column, cancellationToken);

    private static bool IsAll(RowAddress address) => !address.IsNarrowed && address.AsOf is null;

    // What the page itself tells is not counted: it would take longer than the page.
    private static long? Total(DatasetHead head, RowAddress address, RowPage page) =>
        IsAll(address) ? head.Rows
        : page.HasMore || (page.Rows.Count == 0 && address.Page > 1) ? null
        : ((long)(address.Page - 1) * RowAddress.Shown) + page.Rows.Count;

    private static FlitchException Missing(ConnectionStatus connection, string view) =>
        connection.Connection.Datasets.FirstOrDefault(d => d.Name == view) is { } known
            ? new("usage:unknown-rows", ErrorKind.Usage, $"{known.Title} of {connection.Connection.Name} has no rows yet.", $"Refresh it: on the page of the connection, or with flitch refresh {connection.Connection.Name} {view}.")
            : new("usage:unknown-dataset", ErrorKind.Usage, $"{connection.Connection.Name} has no dataset {view}.", $"It has {string.Join(", ", connection.Datasets.Select(d => d.Dataset))}.");
}
