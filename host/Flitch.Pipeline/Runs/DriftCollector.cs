using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Runs;

/// <summary>Adds up what a run's pages did not expect.</summary>
internal sealed class DriftCollector
{
    private const int Most = 100;
    private readonly Dictionary<(DriftKind Kind, string Field, string Value), DriftReport> _found = [];

    public void Add(IReadOnlyList<Drift> drift)
    {
        foreach (var item in drift)
        {
            // Each new value of an enumeration is a finding of its own; of an unknown field the first sample is enough.
            var key = (item.Kind, item.Field, item.Kind == DriftKind.UnknownValue ? item.Sample : "");
            if (_found.TryGetValue(key, out var known))
            {
                _found[key] = known with { Records = known.Records + item.Records };
            }
            else if (_found.Count < Most)
            {
                _found[key] = new DriftReport(item.Kind, item.Field, item.Sample, item.Records, SchemaEdits.For(item));
            }
        }
    }

    public IReadOnlyList<DriftReport> Reports() => [.. _found.Values.OrderBy(d => d.Kind).ThenBy(d => d.Field, StringComparer.Ordinal)];
}
