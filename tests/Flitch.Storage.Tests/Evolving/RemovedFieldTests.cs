using Flitch.Connectors.Catalog;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Evolving;

/// <summary>Values of a field that the schema drops go to <c>_rescued</c>, and come home when it comes back.</summary>
public sealed class RemovedFieldTests : EvolutionTest
{
    private static readonly Row Full = new("L1", Row.At(11), "-12345678901234567890.120000000000000001")
    {
        Asset = "ü\"\\\n\u0001",
        Refs = ["", "x, \"y\"", "ü"],
        Settled = false,
        Count = long.MinValue,
        ValueDate = new(1969, 12, 31),
    };

    private static readonly Row Empty = new("L2", Row.At(10), "0") { Asset = null, Refs = null, Settled = null, Count = null, ValueDate = null };

    private static readonly string[] LaterMembers = ["source", "aliases", "nullValues", "time"];

    [Fact]
    public async Task No_value_is_lost_and_each_comes_home_digit_for_digit()
    {
        await CommitAsync(Full, Empty);
        var before = await StoredAsync();

        await EvolveAsync(Without("asset", "amount", "refs", "settled", "count", "value_date"));
        (await QueryAsync("_rescued")).Should().Equal(
            """L1|{"asset":"ü\"\\\n\u0001","amount":"-12345678901234567890.120000000000000001","refs":["","x, \"y\"","ü"],"settled":false,"count":-9223372036854775808,"value_date":"1969-12-31"}""",
            """L2|{"amount":"0"}""");

        await EvolveAsync(Samples.Ledgers);
        (await StoredAsync()).Should().Equal(before, "stamps and all are as they were");
    }

    [Fact]
    public async Task They_join_what_is_rescued_already_at_their_own_place()
    {
        var nested = Changed(c => [c.Name == "asset" ? c with { Source = "descr/asset" } : c]);
        await using (await OpenAsync(nested))
        {
        }

        await using (var writer = await OpenAsync(nested))
        {
            await CommitAsync(writer, "run-1", new Row("L1", Row.At(11)) { Rescued = """{"descr":{"new":1.50, "x":2}, "a":1}""" }, new Row("L2", Row.At(11)) { Rescued = """{"descr":"no object"}""" }, new Row("L3", Row.At(11)));
        }

        await EvolveAsync(Without("asset"));
        (await QueryAsync("_rescued")).Should().Equal(
            """L1|{"descr":{"new":1.50,"x":2,"asset":"XXBT"},"a":1}""", """L2|{"descr":"no object","descr":{"asset":"XXBT"}}""", """L3|{"descr":{"asset":"XXBT"}}""");

        await EvolveAsync(nested with { Fingerprint = "again" });
        (await QueryAsync("asset, _rescued")).Should().Equal("""L1|XXBT|{"descr":{"new":1.50,"x":2},"a":1}""", """L2|XXBT|{"descr":"no object"}""", "L3|XXBT|");
    }

    [Theory]
    [InlineData(TimeFormat.UnixSeconds, "\"1795435200.123456\"")]
    [InlineData(TimeFormat.DateTime, "\"2026-11-23T12:00:00.123456Z\"")]
    public async Task A_time_is_written_as_the_service_wrote_it(TimeFormat format, string text)
    {
        ObjectDescriptor With(string print) => Samples.Ledgers with
        {
            Fingerprint = print,
            Columns = [.. Samples.Ledgers.Columns.Select(c => c.Name == "time" ? c with { Time = format } : c), new("seen", Connectors.Columns.ColumnType.Timestamp, "Seen.") { Source = "seen", Time = format }],
        };
        await CommitAsync(new Row("L1", Row.At(11)) { Rescued = $$"""{"seen":{{text}}}""" });
        await EvolveAsync(With("with"));
        (await QueryAsync("_rescued, seen::VARCHAR")).Should().Equal("L1||2026-11-23 12:00:00.123456+00");

        await EvolveAsync(Samples.Ledgers);
        (await QueryAsync("_rescued")).Should().Equal($$"""L1|{"seen":{{text}}}""");
        await EvolveAsync(With("again"));
        (await QueryAsync("_rescued, seen::VARCHAR")).Should().Equal("L1||2026-11-23 12:00:00.123456+00");
    }

    [Fact]
    public async Task A_manifest_that_says_no_sources_stands_for_the_columns_names()
    {
        await CommitAsync(Full);
        var path = Path.Combine(Folder.ConnectionsPath, "main", "ledgers", "_flitch.json");
        var json = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(path, Cancel))!;
        foreach (var column in json["columns"]!.AsArray())
        {
            foreach (var name in LaterMembers)
            {
                column!.AsObject().Remove(name);
            }
        }

        await File.WriteAllTextAsync(path, json.ToJsonString(), Cancel);

        await EvolveAsync(Without("count"));
        (await QueryAsync("_rescued")).Should().Equal("""L1|{"count":-9223372036854775808}""");
    }
}
