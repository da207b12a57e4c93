using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>records</c>: where the records are, in which shape, and the column of a map's key.</summary>
internal sealed class RecordsReader
{
    private static readonly FieldType Text = new(FieldKind.Text);

    /// <summary>The records' place and shape.</summary>
    public RecordsSpec Records { get; private set; } = new(EquatableArrays.Empty<string>(), RecordsShape.Array);

    /// <summary>The column of a map's key, or null.</summary>
    public ReadColumn? Key { get; private set; }

    /// <summary>The name of a scalar's field, and where it stands; null for other shapes.</summary>
    public JsonText? Value { get; private set; }

    /// <summary>Whether the shape is known, so that rules that depend on it make sense.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Whether the place could be read.</summary>
    public bool IsPlaced { get; private set; }

    /// <summary>Whether there may be a key column whose name could not be read.</summary>
    public bool LacksKey => !IsRead || (Key is null && (Records.Shape is RecordsShape.Map or RecordsShape.Scalars));

    public void Read(Block? block)
    {
        if (block is null)
        {
            return;
        }

        block.Text("$comment");
        var at = block.Pointer(block.Require("at"));
        var shape = block.RequiredChoice("shape", "map", "array", "object", "scalars");
        var empty = block.Flag("emptyWithoutResult");
        ReadKey(block, shape);
        ReadValue(block, shape);
        block.Close();
        Records = new RecordsSpec(at ?? EquatableArrays.Empty<string>(), ToShape(shape)) { EmptyWithoutResult = empty };
        IsRead = shape is not null;
        IsPlaced = at is not null;
    }

    private static RecordsShape ToShape(string? shape) => shape switch
    {
        "map" => RecordsShape.Map,
        "scalars" => RecordsShape.Scalars,
        "object" => RecordsShape.Object,
        _ => RecordsShape.Array,
    };

    private void ReadKey(Block block, string? shape)
    {
        if (shape is "array" or "object")
        {
            block.Refuse("key", $"the shape `{shape}`, which has no keys");
            return;
        }

        var member = shape is null ? block.Member("key") : block.Require("key");
        Key = member?.Value switch
        {
            JsonText text => Column(text, "The key under which the record stands in its map.", null),
            JsonObject => ReadKey(block.Child("key")!),
            _ => Refused(block, member),
        };
    }

    private static ReadColumn? Refused(Block block, JsonMember? member)
    {
        block.As<JsonText>(member, "a text or an object");
        return null;
    }

    private static ReadColumn? ReadKey(Block key)
    {
        var name = key.As<JsonText>(key.Require("name"), "a text");
        var description = key.RequiredText("description");
        var unit = key.Text("unit");
        key.Close();
        return name is null ? null : Column(name, description ?? "", unit);
    }

    private static ReadColumn Column(JsonText name, string description, string? unit) =>
        new(new ColumnSpec(name.Value, Text, description) { Role = ColumnRole.Key, Required = true, Unit = unit }, name.Span);

    private void ReadValue(Block block, string? shape)
    {
        if (shape is "scalars" or null)
        {
            Value = block.As<JsonText>(shape is null ? block.Member("value") : block.Require("value"), "a text");
        }
        else
        {
            block.Refuse("value", $"the shape `{shape}`");
        }
    }
}
