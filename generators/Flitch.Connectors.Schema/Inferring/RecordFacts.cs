using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>What all records have in their fields, in the order in which the fields first appear.</summary>
internal sealed class RecordFacts
{
    private readonly Dictionary<string, FieldFacts> _fields = new();
    private readonly List<string> _names = new();

    public int Count { get; private set; }

    public IEnumerable<KeyValuePair<string, FieldFacts>> Fields => _names.Select(n => new KeyValuePair<string, FieldFacts>(n, _fields[n]));

    public void Add(JsonObject record)
    {
        Count++;
        string? before = null;
        // Of a field that stands twice in one record the last counts, as everywhere in JSON.
        foreach (var member in record.Members.GroupBy(m => m.Name).Select(g => g.Last()))
        {
            FieldOf(member.Name, before).Add(member.Value);
            before = member.Name;
        }
    }

    public void AddScalar(string name, JsonValue value)
    {
        Count++;
        FieldOf(name, null).Add(value);
    }

    // A field that only later records have stands where they have it: after the one before it.
    private FieldFacts FieldOf(string name, string? before)
    {
        if (!_fields.TryGetValue(name, out var field))
        {
            _fields[name] = field = new FieldFacts();
            _names.Insert(before is null ? 0 : _names.IndexOf(before) + 1, name);
        }

        return field;
    }
}
