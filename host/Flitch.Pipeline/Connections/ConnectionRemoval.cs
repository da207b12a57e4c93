using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Runs;
using Flitch.Storage;
using Flitch.Storage.Views;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Connections;

/// <summary>Removes all that there is of a connection. Data goes first: until it is gone, the connection can still be seen and removed again.</summary>
internal sealed class ConnectionRemoval(DataFolder folder, CatalogStore catalog, ConnectionStore store)
{
    public async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        using var runLock = RunLock.TryTake(folder, name) ?? throw new FlitchException(
            "usage:run-going-on", ErrorKind.Usage, $"{name} is being refreshed right now.", "Wait until the refresh has ended, or cancel it, then remove the connection.");
        var runs = await catalog.UseAsync(c => c.Runs.Where(r => r.Connection == name).Select(r => r.Id).ToListAsync(cancellationToken));
        folder.DeleteConnection(name);
        RemoveLogs(runs);
        await store.RemoveAsync(name, CancellationToken.None);
        await ViewsFile.WriteAsync(folder, CancellationToken.None);
        runLock.Delete();
    }

    private void RemoveLogs(List<string> runs)
    {
        if (!Directory.Exists(folder.RunsPath))
        {
            return;
        }

        var wanted = runs.ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder.RunsPath, "*.ndjson", SearchOption.AllDirectories))
        {
            if (wanted.Contains(Path.GetFileNameWithoutExtension(file)))
            {
                File.Delete(file);
            }
        }
    }
}
