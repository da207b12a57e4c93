using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Flitch.Storage;
using Flitch.Storage.RequestLogs;

namespace Flitch.Pipeline.Runs;

/// <summary>The runs that were.</summary>
public sealed class RunHistory
{
    private readonly RunStore _runs;
    private readonly DataFolder _folder;

    internal RunHistory(RunStore runs, DataFolder folder)
    {
        _runs = runs;
        _folder = folder;
    }

    /// <summary>Runs, newest first, those that go on included.</summary>
    /// <param name="connection">Of this connection only; null for all.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<RunReport>> ListAsync(string? connection, int limit, CancellationToken cancellationToken) =>
        ListAsync(new RunQuery { Connection = connection }, 0, limit, cancellationToken);

    /// <summary>Some of the runs that are wanted, newest first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="skip">How many to leave out at the beginning.</param>
    /// <param name="take">At most this many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FoundRuns> FindAsync(RunQuery query, int skip, int take, CancellationToken cancellationToken) =>
        new(await ListAsync(query, skip, take, cancellationToken), await _runs.CountAsync(query, cancellationToken));

    /// <summary>Some of the runs that are wanted, newest first: a page of a list that does not move when other runs begin.</summary>
    /// <param name="query">Which.</param>
    /// <param name="before">The last run of the page before; null for the first page.</param>
    /// <param name="take">At most this many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is no run <paramref name="before"/> (usage).</exception>
    public async Task<IReadOnlyList<RunReport>> ListAsync(RunQuery query, string? before, int take, CancellationToken cancellationToken) => await ShowAsync(
        before is null
            ? await _runs.ListAsync(query, 0, take, cancellationToken)
            : await _runs.ListAsync(query, await _runs.GetAsync(before, cancellationToken), take, cancellationToken),
        cancellationToken);

    /// <summary>One run.</summary>
    /// <param name="runId">Its id, or a beginning of it that only one run has.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is none, or several begin so (usage).</exception>
    public async Task<RunReport> GetAsync(string runId, CancellationToken cancellationToken) =>
        RunMapping.Show(await CheckedAsync(await _runs.GetAsync(runId, cancellationToken), cancellationToken));

    /// <summary>Some of the calls that a run made, in order.</summary>
    /// <param name="run">The run.</param>
    /// <param name="dataset">Only calls for this dataset; null for all.</param>
    /// <param name="skip">How many to leave out at the beginning.</param>
    /// <param name="take">At most this many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">The log cannot be read (storage).</exception>
    public Task<LoggedCalls> CallsAsync(RunReport run, string? dataset, int skip, int take, CancellationToken cancellationToken) =>
        RequestLogReader.ReadAsync(_folder, run.RunId, dataset, skip, take, cancellationToken);

    /// <summary>The newest run of each connection that has one.</summary>
    internal async Task<IReadOnlyDictionary<string, RunReport>> NewestAsync(CancellationToken cancellationToken) =>
        (await ShowAsync(await _runs.NewestAsync(cancellationToken), cancellationToken)).ToDictionary(r => r.Connection);

    private async Task<IReadOnlyList<RunReport>> ListAsync(RunQuery query, int skip, int take, CancellationToken cancellationToken) =>
        await ShowAsync(await _runs.ListAsync(query, skip, take, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<RunReport>> ShowAsync(IEnumerable<RunRow> rows, CancellationToken cancellationToken)
    {
        var reports = new List<RunReport>();
        foreach (var row in rows)
        {
            reports.Add(RunMapping.Show(await CheckedAsync(row, cancellationToken)));
        }

        return reports;
    }

    /// <summary>
    /// A run holds its connection's lock from before its row is written until after it is closed: one that calls itself running without the lock was
    /// interrupted, unless it ended between the two looks, which the catalogue tells.
    /// </summary>
    private async Task<RunRow> CheckedAsync(RunRow row, CancellationToken cancellationToken)
    {
        if (row.State != RunMapping.Running || RunLock.IsHeld(_folder, row.Connection))
        {
            return row;
        }

        await _runs.InterruptAsync(row.Id, cancellationToken);
        return await _runs.GetAsync(row.Id, cancellationToken);
    }
}
