using System.Text.Json;
using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Text;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Runs;

/// <summary>Runs in the catalogue.</summary>
internal sealed class RunStore(CatalogStore catalog)
{
    /// <summary>Adds a run that begins. The caller holds the connection's lock, so whatever still calls itself running there was interrupted.</summary>
    public Task BeginAsync(RunRow row, CancellationToken cancellationToken) => catalog.UseAsync(async c =>
    {
        await Interrupt(c.Runs.Where(r => r.Connection == row.Connection), cancellationToken);
        c.Runs.Add(row);
        await c.SaveChangesAsync(cancellationToken);
    });

    /// <summary>Says that a run is alive and how far it is.</summary>
    /// <returns>Whether somebody asked it to stop.</returns>
    public Task<bool> BeatAsync(string id, RefreshProgress progress, DateTimeOffset now, CancellationToken cancellationToken) => catalog.UseAsync(async c =>
    {
        var json = JsonSerializer.Serialize(progress, PipelineJson.Default.RefreshProgress);
        await c.Runs.Where(r => r.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.HeartbeatAt, now).SetProperty(r => r.Progress, json), cancellationToken);
        return await c.Runs.Where(r => r.Id == id).Select(r => r.CancelRequested).FirstOrDefaultAsync(cancellationToken);
    });

    /// <summary>Saves what the datasets of a run that goes on have come to.</summary>
    public Task SaveAsync(string id, IReadOnlyList<DatasetReport> datasets, CancellationToken cancellationToken) => catalog.UseAsync(c =>
    {
        var json = JsonSerializer.Serialize(datasets, PipelineJson.Default.IReadOnlyListDatasetReport);
        return c.Runs.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Datasets, json), cancellationToken);
    });

    /// <summary>Saves how a run ended, and in the same piece what that means for its datasets.</summary>
    /// <returns>The datasets whose schedules it has switched off.</returns>
    public Task<IReadOnlyList<string>> EndAsync(RunReport report, CancellationToken cancellationToken) => catalog.UseAsync(async c =>
    {
        var row = await c.Runs.FirstAsync(r => r.Id == report.RunId, cancellationToken);
        var switchedOff = await RunOutcome.Of(report, isStopped: row.CancelRequested).ApplyAsync(c, cancellationToken);
        row.State = RunMapping.Text(report.State);
        row.EndedAt = report.EndedAt;
        row.Progress = null;
        row.Datasets = JsonSerializer.Serialize(report.Datasets, PipelineJson.Default.IReadOnlyListDatasetReport);
        row.Error = report.Error is null ? null : JsonSerializer.Serialize(report.Error, PipelineJson.Default.ErrorInfo);
        await c.SaveChangesAsync(cancellationToken);
        return switchedOff;
    });

    /// <summary>Saves what a refresh came to that joined a run, or that never became one.</summary>
    /// <returns>The datasets whose schedules it has switched off.</returns>
    public Task<IReadOnlyList<string>> NoteAsync(RunOutcome outcome, CancellationToken cancellationToken) => catalog.UseAsync(async c =>
    {
        var switchedOff = await outcome.ApplyAsync(c, cancellationToken);
        await c.SaveChangesAsync(cancellationToken);
        return switchedOff;
    });

    /// <summary>Those that are wanted, newest first.</summary>
    public Task<List<RunRow>> ListAsync(RunQuery query, int skip, int take, CancellationToken cancellationToken) => catalog.UseAsync(c =>
        Wanted(c, query).OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id).Skip(skip).Take(take).ToListAsync(cancellationToken));

    /// <summary>Those that are wanted and older than another, newest first.</summary>
    public Task<List<RunRow>> ListAsync(RunQuery query, RunRow before, int take, CancellationToken cancellationToken) => catalog.UseAsync(c =>
        Wanted(c, query).Where(r => r.StartedAt < before.StartedAt || (r.StartedAt == before.StartedAt && r.Id.CompareTo(before.Id) < 0))
            .OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id).Take(take).ToListAsync(cancellationToken));

    /// <summary>The newest run of each connection, in one look.</summary>
    public Task<List<RunRow>> NewestAsync(CancellationToken cancellationToken) => catalog.UseAsync(c => c.Runs.FromSqlRaw(
        """
        SELECT r.* FROM connections c
        JOIN runs r ON r.id = (SELECT n.id FROM runs n WHERE n.connection = c.name ORDER BY n.started_at DESC, n.id DESC LIMIT 1)
        """).AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>How many are wanted.</summary>
    public Task<int> CountAsync(RunQuery query, CancellationToken cancellationToken) => catalog.UseAsync(c => Wanted(c, query).CountAsync(cancellationToken));

    /// <summary>The run that calls itself running, or null.</summary>
    public Task<RunRow?> FindRunningAsync(string connection, CancellationToken cancellationToken) => catalog.UseAsync(c =>
        c.Runs.AsNoTracking().Where(r => r.Connection == connection && r.State == RunMapping.Running)
            .OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancellationToken));

    /// <summary>The run whose id is or begins with <paramref name="id"/>.</summary>
    /// <exception cref="FlitchException">Kind usage: none, or several.</exception>
    public async Task<RunRow> GetAsync(string id, CancellationToken cancellationToken)
    {
        var found = await catalog.UseAsync(c => c.Runs.AsNoTracking().Where(r => r.Id.StartsWith(id)).Take(2).ToListAsync(cancellationToken));
        return found switch
        {
            [var only] => only,
            [] => throw new FlitchException("usage:unknown-run", ErrorKind.Usage, $"No run is called \"{id}\".", "flitch runs lists them."),
            _ => throw new FlitchException("usage:ambiguous-run", ErrorKind.Usage, $"Several runs begin with \"{id}\".", "Give more of the run's id."),
        };
    }

    /// <summary>Marks a run whose process ended without saying so.</summary>
    public Task InterruptAsync(string id, CancellationToken cancellationToken) => catalog.UseAsync(c =>
        Interrupt(c.Runs.Where(r => r.Id == id), cancellationToken));

    /// <summary>Asks a running run to stop.</summary>
    public Task<bool> CancelAsync(string connection, CancellationToken cancellationToken) => catalog.UseAsync(async c =>
        await c.Runs.Where(r => r.Connection == connection && r.State == RunMapping.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.CancelRequested, true), cancellationToken) > 0);

    /// <summary>A run that was interrupted ended at its last heartbeat, as far as anybody knows.</summary>
    private static Task<int> Interrupt(IQueryable<RunRow> runs, CancellationToken cancellationToken) =>
        runs.Where(r => r.State == RunMapping.Running).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RunMapping.Interrupted).SetProperty(r => r.EndedAt, r => r.HeartbeatAt).SetProperty(r => r.Progress, (string?)null),
            cancellationToken);

    /// <summary>Datasets are looked for in the JSON, whose names need no escaping.</summary>
    private static IQueryable<RunRow> Wanted(CatalogContext catalog, RunQuery query)
    {
        var runs = catalog.Runs.AsNoTracking();
        runs = query.Connection is { } connection ? runs.Where(r => r.Connection == connection) : runs;
        var (state, kind) = (query.State is { } s ? RunMapping.Text(s) : null, query.Kind is { } k ? RunMapping.Text(k) : null);
        runs = state is not null ? runs.Where(r => r.State == state) : runs;
        runs = kind is not null ? runs.Where(r => r.Kind == kind) : runs;
        runs = query.From is { } from ? runs.Where(r => r.StartedAt >= from) : runs;
        runs = query.Before is { } before ? runs.Where(r => r.StartedAt < before) : runs;
        return query.Dataset is { } dataset ? runs.Where(r => r.Datasets.Contains($"\"dataset\":\"{dataset}\"")) : runs;
    }
}
