using Flitch.Connectors.Catalog;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Reckons how long calls take under a service's call counter.</summary>
/// <param name="connector">The connector.</param>
/// <param name="tier">The connection's tier; null when nothing limits it.</param>
internal sealed class CallPace(ConnectorDescriptor connector, BudgetTier? tier)
{
    /// <summary>
    /// The pace of a connection: the form's field that chooses among the tiers says which. A choice that is not a tier means the lowest, but for <c>none</c>.
    /// </summary>
    public static CallPace Of(ConnectorDescriptor connector, IReadOnlyDictionary<string, string> fields)
    {
        if (connector.Tiers.Count == 0)
        {
            return new CallPace(connector, null);
        }

        var field = connector.Form.FirstOrDefault(f => f.Choices is { } choices && connector.Tiers.All(t => choices.Contains(t.Name)));
        var chosen = field is null ? null : fields.GetValueOrDefault(field.Name);
        return new CallPace(connector, chosen == "none" ? null : connector.Tiers.FirstOrDefault(t => t.Name == chosen) ?? connector.Tiers.MinBy(t => t.DecayPerSecond));
    }

    /// <summary>How long calls of this cost take from an empty counter.</summary>
    public TimeSpan Duration(long cost) => tier is null || tier.DecayPerSecond <= 0
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds((double)(Math.Max(0, cost - tier.Maximum) / tier.DecayPerSecond));

    /// <summary>Calls that rows of an object take, the one that proves the end not counted.</summary>
    public long Calls(string dataset, long rows) => connector.FindObject(dataset) is { PageSize: > 0 } o ? Math.Max(1, (rows + o.PageSize - 1) / o.PageSize) : 1;

    /// <summary>What one call of an object costs.</summary>
    public int Cost(string dataset) => connector.FindObject(dataset)?.Cost ?? 1;

    /// <summary>How long what is still expected will take: the slower of the pace so far and of what the counter allows; null while nothing is known.</summary>
    public TimeSpan? TimeLeft(IReadOnlyList<DatasetProgress> datasets, TimeSpan elapsed)
    {
        var left = datasets.Where(d => d.Stage is DatasetStage.Reading or DatasetStage.Committing && d.ExpectedRows is not null).ToList();
        var rows = left.Sum(d => Math.Max(0, d.ExpectedRows!.Value - d.Rows));
        var received = datasets.Sum(d => d.Rows);
        if (left.Count == 0 || received == 0)
        {
            return null;
        }

        var byPace = elapsed * ((double)rows / received);
        var cost = left.Sum(d => Calls(d.Dataset, Math.Max(0, d.ExpectedRows!.Value - d.Rows)) * Cost(d.Dataset));
        var byCounter = tier is null || rows == 0 || tier.DecayPerSecond <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)(cost / tier.DecayPerSecond));
        return byPace > byCounter ? byPace : byCounter;
    }
}
