using System.Text.RegularExpressions;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;

namespace Flitch.Pipeline.Refreshing.Listings;

/// <summary>Values in the snapshots of a run which tell that a variant of another object may have rows.</summary>
/// <param name="connector">The connector's catalogue.</param>
internal sealed class VariantSigns(ConnectorDescriptor connector)
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    private readonly List<VariantTrigger> _triggers = [.. connector.Objects.SelectMany(o => o.Variants).Select(v => v.When).OfType<VariantTrigger>().Distinct()];
    private readonly HashSet<VariantTrigger> _seen = [];

    /// <summary>Whether such a value stood in a snapshot of this run.</summary>
    public bool Shown(ObjectVariant variant) => variant.When is { } trigger && _seen.Contains(trigger);

    /// <summary>Looks at the rows of a snapshot.</summary>
    public void See(ObjectDescriptor o, RecordBatch batch)
    {
        foreach (var trigger in _triggers.Where(t => t.Object == o.Name && !_seen.Contains(t)))
        {
            if (Holds(o, batch, trigger))
            {
                _seen.Add(trigger);
            }
        }
    }

    private static bool Holds(ObjectDescriptor o, RecordBatch batch, VariantTrigger trigger)
    {
        var place = o.Columns.ToList().FindIndex(c => c.Name == trigger.Column);
        var expression = new Regex(trigger.Matches, RegexOptions.CultureInvariant, MostTime);
        return place >= 0 && batch.Columns[place] is TextColumn column
            && Enumerable.Range(0, column.Count).Any(row => column[row] is { } value && expression.IsMatch(value));
    }
}
