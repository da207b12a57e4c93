using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>What all records of all samples hold in one field.</summary>
internal sealed class FieldFacts
{
    /// <summary>Records that have the field.</summary>
    public int Seen { get; private set; }

    public int Nulls { get; private set; }

    public int Booleans { get; private set; }

    public int Objects { get; private set; }

    public int Lists { get; private set; }

    /// <summary>Objects whose names look like ids, and lists that hold other things than scalars: a column holds them as JSON only.</summary>
    public int Tables { get; private set; }

    public List<string> Texts { get; } = new();

    /// <summary>Numbers that stand without quotes, as they are written.</summary>
    public List<string> Numbers { get; } = new();

    /// <summary>The fields of the objects.</summary>
    public RecordFacts Inner { get; } = new();

    /// <summary>The elements of the lists; null before there is one.</summary>
    public FieldFacts? Elements { get; private set; }

    public IEnumerable<string> Scalars => Texts.Concat(Numbers);

    /// <summary>Whether it is always an object with fields of its own, which become columns; not one that is a table or empty, nor one among other values.</summary>
    public bool IsFlat => Objects > 0 && !HasScalars && Lists == 0 && Tables == 0 && Inner.Fields.Any();

    public bool HasScalars => Booleans + Texts.Count + Numbers.Count > 0;

    public void Add(JsonValue value)
    {
        Seen++;
        switch (value)
        {
            case JsonText text:
                Texts.Add(text.Value);
                break;
            case JsonNumber number:
                Numbers.Add(number.Raw);
                break;
            case JsonBoolean:
                Booleans++;
                break;
            case JsonObject node:
                AddObject(node);
                break;
            case JsonArray list:
                AddList(list);
                break;
            default:
                Nulls++;
                break;
        }
    }

    private void AddObject(JsonObject node)
    {
        Objects++;
        Tables += Containers.IsMap(node) ? 1 : 0;
        Inner.Add(node);
    }

    private void AddList(JsonArray list)
    {
        Lists++;
        Tables += list.Items.Any(i => i is JsonObject or JsonArray) ? 1 : 0;
        Elements ??= new FieldFacts();
        foreach (var item in list.Items)
        {
            Elements.Add(item);
        }
    }
}
