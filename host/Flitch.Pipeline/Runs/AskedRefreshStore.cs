using System.Collections.Concurrent;
using System.Text.Json;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Text;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Runs;

/// <summary>Requests to runs that go on, in the catalogue, which all processes share.</summary>
internal sealed class AskedRefreshStore(CatalogStore catalog, TimeProvider clock)
{
    /// <summary>A request is done with long before this: what is older was left by a process that died.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, bool> _signals = new(StringComparer.Ordinal);

    /// <summary>Asks for datasets.</summary>
    /// <returns>The request's id.</returns>
    public async Task<string> AskAsync(string connection, IEnumerable<string> datasets, CancellationToken cancellationToken)
    {
        var row = new AskedRefreshRow
        {
            Id = Guid.NewGuid().ToString("N"),
            Connection = connection,
            Datasets = JsonSerializer.Serialize([.. datasets], PipelineJson.Default.ListString),
            AskedAt = clock.GetUtcNow(),
        };
        await catalog.UseAsync(async c =>
        {
            var old = row.AskedAt - Longest;
            await c.AskedRefreshes.Where(r => r.AskedAt < old).ExecuteDeleteAsync(cancellationToken);
            c.AskedRefreshes.Add(row);
            await c.SaveChangesAsync(cancellationToken);
        });
        _signals[connection] = true;
        return row.Id;
    }

    /// <summary>Whether this process asked for something since the last look.</summary>
    public bool TakeSignal(string connection) => _signals.TryRemove(connection, out _);

    /// <summary>The requests that have no answer, the oldest first.</summary>
    public async Task<IReadOnlyList<(string Id, IReadOnlyList<string> Datasets)>> OpenAsync(string connection, CancellationToken cancellationToken)
    {
        var rows = await catalog.UseAsync(c => c.AskedRefreshes.AsNoTracking().Where(r => r.Connection == connection && r.Answer == null)
            .OrderBy(r => r.AskedAt).ToListAsync(cancellationToken));
        return [.. rows.Select(r => (r.Id, (IReadOnlyList<string>)JsonSerializer.Deserialize(r.Datasets, PipelineJson.Default.ListString)!))];
    }

    public Task AnswerAsync(string id, string runId, IReadOnlyList<DatasetReport> reports, CancellationToken cancellationToken) => catalog.UseAsync(c =>
    {
        var json = JsonSerializer.Serialize(reports, PipelineJson.Default.IReadOnlyListDatasetReport);
        return c.AskedRefreshes.Where(r => r.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Answer, json).SetProperty(r => r.RunId, runId), cancellationToken);
    });

    /// <summary>The answer to a request: the run that gave it, and what it did for each dataset; null while there is none.</summary>
    public async Task<(string RunId, IReadOnlyList<DatasetReport> Reports)?> FindAnswerAsync(string id, CancellationToken cancellationToken)
    {
        var row = await catalog.UseAsync(c => c.AskedRefreshes.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken));
        return row is { RunId: { } run, Answer: { } json } ? (run, JsonSerializer.Deserialize(json, PipelineJson.Default.IReadOnlyListDatasetReport)!) : null;
    }

    /// <summary>Takes a request back, answered or not.</summary>
    public Task ForgetAsync(string id) => catalog.UseAsync(c => c.AskedRefreshes.Where(r => r.Id == id).ExecuteDeleteAsync(CancellationToken.None));
}
