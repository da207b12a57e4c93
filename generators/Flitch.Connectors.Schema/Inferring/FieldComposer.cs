using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Writes <c>properties</c> and <c>required</c>.</summary>
/// <param name="Evidence">Takes what was guessed.</param>
/// <param name="Naming">The columns' names.</param>
/// <param name="Kin">Columns of the connector's other objects.</param>
internal sealed record FieldComposer(Evidence Evidence, ColumnNaming Naming, KinColumns Kin)
{
    private readonly List<InferredColumn> _columns = new();

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<InferredColumn> Columns => _columns;

    /// <summary>The members of the object that describes these records.</summary>
    /// <param name="record">Their fields.</param>
    /// <param name="around">The column name's beginning, for an object within a record.</param>
    /// <param name="isRequired">Whether the object around is always there.</param>
    public (JsonObject Properties, JsonValue? Required) Compose(RecordFacts record, string around, bool isRequired)
    {
        var fields = record.Fields.ToList();
        var required = fields.Where(f => f.Value.Seen == record.Count).Select(f => f.Key).ToList();
        var properties = fields.Select(f => (f.Key, (JsonValue?)Field(f.Key, f.Value, around, record.Count, isRequired))).ToList();
        return (Json.Object(properties), required.Count == 0 ? null : Json.List(required));
    }

    private JsonObject Field(string name, FieldFacts facts, string around, int records, bool isRequired)
    {
        var always = isRequired && facts.Seen == records && facts.Nulls == 0;
        if (facts.IsFlat)
        {
            return ObjectField(name, facts, around, records, always);
        }

        var guess = TypeGuesser.Of(name, facts);
        var column = Naming.Take(around + name);
        var kin = Kin.Of(column, guess);
        _columns.Add(new InferredColumn(column, name, guess, facts, around.Length == 0, always));
        return Json.Object(
            ("type", Type(guess.Type, facts.Nulls > 0)),
            ("format", guess.Format is null ? null : Json.Text(guess.Format)),
            ("items", guess.Items is null ? null : Items(guess.Items)),
            ("enum", guess.Values is null ? null : Json.List(guess.Values)),
            ("x-flitch", Extension(guess, column == around + name ? null : column, kin?.Unit)),
            ("description", Json.Text(kin?.Description ?? Description(name))),
            ("$comment", Comment(column, guess.Because(column == around + name ? null : $"the service's name {name} cannot be a column's").Because(kin?.Why), facts, records)));
    }

    private JsonObject ObjectField(string name, FieldFacts facts, string around, int records, bool always)
    {
        var (properties, required) = Compose(facts.Inner, around + name + "_", always);
        return Json.Object(
            ("type", Type("object", facts.Nulls > 0)),
            ("description", Json.Text(Description(name))),
            ("$comment", Comment(around + name, new TypeGuess("object"), facts, records)),
            ("properties", properties),
            ("required", required));
    }

    private JsonText? Comment(string column, TypeGuess guess, FieldFacts facts, int records)
    {
        var missing = records - facts.Seen;
        if (guess.Why is { } why)
        {
            Evidence.Note(column, why);
        }

        var all = guess
            .Because(missing > 0 ? $"missing in {missing} of {records} records" : null)
            .Because(facts.Nulls > 0 && (facts.HasScalars || facts.Objects + facts.Lists > 0) ? $"null in {facts.Nulls} of {records}" : null);
        return all.Why is null ? null : Json.Text(Evidence.Comment(all.Why));
    }

    private static string Description(string name) => NameWords.Of(name) is { Count: > 0 } words
        ? $"{char.ToUpperInvariant(words[0][0])}{string.Join(" ", words).Substring(1)}."
        : "To be described.";

    private static JsonValue Type(string word, bool nullable) => nullable ? Json.List(new[] { word, "null" }) : Json.Text(word);

    private static JsonObject Items(TypeGuess items) => Json.Object(
        ("type", Json.Text(items.Type)), ("format", items.Format is null ? null : Json.Text(items.Format)), ("x-flitch", Extension(items, null, null)));

    private static JsonObject? Extension(TypeGuess guess, string? name, string? unit)
    {
        var digits = guess.Digits;
        var nulls = guess.NullValues.Count switch { 0 => null, 1 => (JsonValue)Json.Text(guess.NullValues[0]), _ => Json.List(guess.NullValues) };
        return name is null && unit is null && digits is null && nulls is null ? null : Json.Object(
            ("name", name is null ? null : Json.Text(name)),
            ("unit", unit is null ? null : Json.Text(unit)),
            ("precision", digits is null ? null : Json.Number(digits.Value.Precision)),
            ("scale", digits is null ? null : Json.Number(digits.Value.Scale)),
            ("nullValue", nulls));
    }
}
