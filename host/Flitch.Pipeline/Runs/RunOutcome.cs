using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Runs;

/// <summary>What a refresh came to, dataset by dataset, for their schedules.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Trigger">What asked for it, one of <see cref="Refreshing.RefreshTriggers"/>.</param>
/// <param name="StartedAt">When it began: intervals are counted from here.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Datasets">Each dataset's error; null for one that is up to date. Those of which nothing is known are not here.</param>
/// <param name="Passed">Datasets of which nothing is known, and that wait for their next turn all the same.</param>
internal sealed record RunOutcome(
    string Connection, string Trigger, DateTimeOffset StartedAt, DateTimeOffset EndedAt, IReadOnlyDictionary<string, ErrorInfo?> Datasets, IReadOnlyList<string> Passed)
{
    /// <summary>The outcome of a run.</summary>
    /// <param name="run">The run, ended. A verification says nothing of schedules.</param>
    /// <param name="isStopped">
    /// Whether a person asked it to stop: what it did not come to then waits for its next turn. A host that ends leaves it due, for the next one.
    /// </param>
    public static RunOutcome Of(RunReport run, bool isStopped)
    {
        var datasets = run.Kind == RunKind.Refresh ? run.Datasets : [];
        var known = datasets.Where(d => d.Succeeded || (d.Error ?? run.Error) is not null).ToDictionary(d => d.Dataset, d => d.Succeeded ? null : d.Error ?? run.Error);
        var passed = isStopped ? datasets.Select(d => d.Dataset).Where(d => !known.ContainsKey(d)) : [];
        return new RunOutcome(run.Connection, run.Trigger, run.StartedAt, run.EndedAt ?? run.StartedAt, known, [.. passed]);
    }

    /// <summary>The same for all datasets: a refresh that did not become a run.</summary>
    public static RunOutcome Failed(string connection, string trigger, DateTimeOffset now, IEnumerable<string> datasets, ErrorInfo error) =>
        new(connection, trigger, now, now, datasets.ToDictionary(d => d, _ => (ErrorInfo?)error), []);

    /// <summary>Changes the rows of the datasets.</summary>
    /// <returns>Those whose schedules were switched off by it.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(CatalogContext catalog, CancellationToken cancellationToken)
    {
        var rows = await catalog.Datasets.Where(d => d.Connection == Connection).ToListAsync(cancellationToken);
        return [.. rows.Where(Apply).Select(r => r.Name)];
    }

    private bool Apply(DatasetRow row)
    {
        if (!Datasets.TryGetValue(row.Name, out var error))
        {
            row.AttemptedAt = Passed.Contains(row.Name) ? Later(row.AttemptedAt) : row.AttemptedAt;
            return false;
        }

        row.AttemptedAt = Later(row.AttemptedAt);
        if (error is not null)
        {
            return OutcomeMapping.Fail(row, error, Trigger, EndedAt);
        }

        OutcomeMapping.Succeed(row);
        return false;
    }

    // Somebody may have joined a long run since it began.
    private DateTimeOffset Later(DateTimeOffset? known) => known > StartedAt ? known.Value : StartedAt;
}
