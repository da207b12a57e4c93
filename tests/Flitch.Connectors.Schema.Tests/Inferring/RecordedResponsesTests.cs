using Flitch.Connectors.Schema.Inferring;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Schema.Tests.Inferring;

/// <summary>What others recorded of the service, against the schemas that people wrote. The responses lie outside the repository and are read where they lie.</summary>
public sealed class RecordedResponsesTests
{
    private static readonly string? Recordings = new[]
    {
        Environment.GetEnvironmentVariable("FLITCH_RECORDINGS"), Path.Combine(Repository.Root, "..", "shared", "kraken", "real"),
    }.FirstOrDefault(Directory.Exists);

    [Theory]
    [InlineData("Balance", "balance", "")]
    [InlineData("TradeBalance", "trade_balance", "")]
    [InlineData("OpenOrders", "open_orders", "descr_price2")]
    [InlineData("ClosedOrders", "closed_orders", "descr_price descr_price2")]
    [InlineData("TradesHistory", "trades_history", "leverage")]
    [InlineData("Ledgers", "ledgers", "")]
    [InlineData("OpenPositions", "open_positions", "")]
    public void What_is_inferred_comes_near_our_own_schemas(string call, string name, string differing)
    {
        var (inferred, own) = (Infer(call, name).Spec(), Own(name));
        inferred.Records.At.Should().Equal(own.Records.At);
        inferred.Records.Shape.Should().Be(own.Records.Shape);
        inferred.Refresh.Mode.Should().Be(own.Refresh.Mode);
        inferred.Paging.Parameter.Should().Be(own.Paging.Parameter);
        inferred.Request.Path.Should().Be(own.Request.Path);
        var types = own.Columns.Where(c => c.Role == ColumnRole.Field).ToDictionary(c => c.Name, c => c.Type.ToSql());
        inferred.Columns.Where(c => c.Role == ColumnRole.Field && types.GetValueOrDefault(c.Name) != c.Type.ToSql()).Select(c => c.Name)
            .Should().BeEquivalentTo(differing.Split(' ', StringSplitOptions.RemoveEmptyEntries), "those are numbers in the samples, and not always in the world");
    }

    [Theory]
    [InlineData("TradeVolume", "trade_volume", "result/fees", "pair fee minfee maxfee nextfee nextvolume tiervolume")]
    [InlineData("BalanceEx", "balance_ex", "result", "asset balance hold_trade")]
    [InlineData("CreditLines", "credit_lines", "result/asset_details", "asset balance credit_limit credit_used available_credit")]
    public void A_new_object_passes_as_it_is(string call, string name, string at, string columns)
    {
        var spec = Infer(call, name).Spec();
        string.Join("/", spec.Records.At).Should().Be(at);
        spec.Columns.Select(c => c.Name).Should().Equal(columns.Split(' '));
        spec.Columns.Where(c => c.Role == ColumnRole.Field).Should().OnlyContain(c => c.Type.Kind == FieldKind.Decimal);
    }

    private static InferredSchema Infer(string call, string name)
    {
        Assert.SkipWhen(Recordings is null, "No recordings: set FLITCH_RECORDINGS to a folder of recorded responses.");
        var connector = SchemaReader.ReadConnector("schemas/kraken/connector.json", File.ReadAllText(Path.Combine(Repository.Kraken, "connector.json"))).Value;
        var neighbours = Repository.KrakenObjects.Select(f => Own(Path.GetFileNameWithoutExtension(f))).Where(o => o.Name != name).ToEquatableArray();
        var samples = Directory.EnumerateFiles(Recordings!, $"{call}__*.json").Order(StringComparer.Ordinal)
            .Select(f => new Sample(Path.GetFileName(f), JsonReader.Read(File.ReadAllText(f)))).Where(s => !IsConsolidated(s));
        return SchemaInference.Infer([.. samples], new InferenceOptions(name) { Call = call, Connector = connector, Neighbours = neighbours });
    }

    // Positions asked for with consolidation=market come as a list, which Flitch never asks for.
    private static bool IsConsolidated(Sample sample) => ((JsonObject)sample.Root).Find("result")!.Value is JsonArray;

    private static ObjectSpec Own(string name) => SchemaReader.ReadObject($"schemas/kraken/{name}.json", File.ReadAllText(Path.Combine(Repository.Kraken, name + ".json"))).Value!;
}
