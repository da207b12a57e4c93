namespace Flitch.Connectors.Kraken.Sandbox.Faults;

/// <summary>The faults that are still to come. Each counts the calls that it matches from the moment it was added.</summary>
internal sealed class FaultPlan
{
    private readonly List<Entry> _entries = [];

    /// <summary>Adds faults.</summary>
    public void Add(IEnumerable<FaultSpec> faults) => _entries.AddRange(faults.Select(fault => new Entry(fault)));

    /// <summary>Removes all of them.</summary>
    public void Clear() => _entries.Clear();

    /// <summary>Counts a call, and tells which fault strikes it: the first of those whose turn it is.</summary>
    public FaultSpec? Next(string method)
    {
        FaultSpec? striking = null;
        foreach (var entry in _entries)
        {
            if (entry.Fault.Method != "*" && entry.Fault.Method != method)
                continue;
            entry.Calls++;
            if (entry.Calls >= entry.Fault.First && entry.Calls <= entry.Fault.Last)
                striking ??= entry.Fault;
        }

        return striking;
    }

    private sealed class Entry(FaultSpec fault)
    {
        public FaultSpec Fault { get; } = fault;

        public long Calls { get; set; }
    }
}
