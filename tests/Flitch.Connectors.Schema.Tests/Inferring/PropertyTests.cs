using System.Text.Json;
using Flitch.Connectors.Schema.Inferring;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Connectors.Schema.Tests.Inferring;

/// <summary>Whatever the records are, what comes out is a schema file without findings, and the same each time.</summary>
public sealed class PropertyTests
{
    private static readonly string[] Names = ["id", "time", "amount", "type", "a", "A", "24h", "year", "_x", "descr", "descr_a", "a-b", "ä", "", "fee", "count", "/", "class"];

    [Fact]
    public void Whatever_the_records_are_the_schema_has_no_findings()
    {
        var schemas = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Record(2).NonEmptyListOf().Select(AsMap).ToArbitrary(), sample => schemas += IsValid(sample) ? 1 : 0));
        schemas.Should().BeGreaterThan(1_500);
    }

    private static bool IsValid(string sample)
    {
        try
        {
            var text = Inference.Infer(Inference.Options with { Shape = RecordsShape.Map, At = "/all" }, sample).Text;
            SchemaReader.ReadObject("schemas/service/things.json", text).Diagnostics.Should().BeEmpty(text);
            Inference.Infer(Inference.Options with { Shape = RecordsShape.Map, At = "/all" }, sample).Text.Should().Be(text);
            return true;
        }
        catch (InferenceException e) when (e.Code == "infer:no-fields")
        {
            return false; // nothing but tables
        }
    }

    private static string AsMap(IList<string> records) => "{\"all\":{" + string.Join(",", records.Select((r, i) => $"\"A-{i}\":{r}")) + "}}";

    private static Gen<string> Record(int depth) =>
        Gen.Zip(Gen.Elements(Names), Value(depth)).NonEmptyListOf()
            .Select(members => "{" + string.Join(",", members.DistinctBy(m => m.Item1).Select(m => $"{JsonSerializer.Serialize(m.Item1)}:{m.Item2}")) + "}");

    private static Gen<string> Value(int depth)
    {
        var scalars = Gen.Elements("null", "true", "0", "1.5", "-3", "1688464484.1787", "1e9", "\"\"", "\"1.50\"", "\"007\"", "\"buy\"", "\"2026-11-23\"", "\"2026-11-23T05:42:36Z\"", "\"ä\\\"\"", "99999999999999999999999999999999999999999.1");
        return depth == 0 ? scalars : Gen.Frequency((6, scalars), (1, Record(depth - 1)), (1, Gen.Elements("[]", "{}", "[[1.5]]", "[{\"a\":1}]", "{\"XBT\":{\"fee\":1}}")), (1, Value(0).ListOf().Select(v => $"[{string.Join(",", v)}]")));
    }
}
