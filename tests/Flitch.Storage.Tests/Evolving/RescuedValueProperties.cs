using System.Text.Json.Nodes;
using Flitch.Storage.Evolving;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Storage.Tests.Evolving;

/// <summary>Whatever is rescued: what is put there is found there, and nothing else is touched.</summary>
public sealed class RescuedValueProperties
{
    private static readonly string[] Raws = ["1.50", "\"\\u00fc\"", "null", "[1, {\"a\": 2}]", "{\"a\" : 1.0}", "1e400", "12345678901234567890.123456789"];

    [Fact]
    public void What_is_added_is_found_and_taking_it_away_leaves_what_was() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Arb.From(Record(3)), Arb.From(Path()), Arb.From(Gen.Elements(Raws)), (record, path, raw) =>
        {
            var value = new RescuedValue(record);
            value.Add(path, raw);
            var added = value.Text;
            var found = value.Find(path);
            var isTaken = value.Remove(path);
            return new RescuedValue(added).Find(path) == raw && found == raw && isTaken && value.Text.Replace(" ", "", StringComparison.Ordinal) == record.Replace(" ", "", StringComparison.Ordinal);
        }));

    [Fact]
    public void What_is_not_looked_into_stays_byte_for_byte() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Arb.From(Record(3)), record =>
        {
            var value = new RescuedValue(record);
            value.Find(["a", "b"]);
            return value.Text == record && !value.IsChanged && JsonNode.Parse(value.Text) is JsonObject;
        }));

    [Fact]
    public void Of_names_that_stand_twice_the_last_counts()
    {
        var value = new RescuedValue("""{"a":1,"b":{"c":2},"a":3,"b":{"c":4,"d":5}}""");

        (value.Find(["a"]), value.Find(["b", "c"])).Should().Be(("3", "4"));
        value.Remove(["b", "c"]).Should().BeTrue();
        value.Find(["b", "c"]).Should().Be("2");
        value.Text.Should().Be("""{"a":1,"b":{"c":2},"a":3,"b":{"d":5}}""");
    }

    // No empty objects, which taking away would tidy up; names of one object differ.
    private static Gen<string> Record(int depth) =>
        from names in Gen.SubListOf("a", "b", "c", "ü")
        from values in Gen.ListOf(depth == 0 ? Gen.Elements(Raws) : Gen.Frequency((3, Gen.Elements(Raws)), (1, Record(depth - 1))), names.Count)
        select $"{{{string.Join(", ", names.Zip(values, (n, v) => $"\"{n}\":{(v == "{}" ? "0" : v)}"))}}}";

    private static Gen<string[]> Path() =>
        from depth in Gen.Choose(1, 3)
        from names in Gen.ListOf(Gen.Elements("a", "b", "x"), depth)
        select names.ToArray();
}
