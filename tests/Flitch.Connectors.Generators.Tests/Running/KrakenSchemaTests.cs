using Flitch.Connectors.Generators.Tests.Support;

namespace Flitch.Connectors.Generators.Tests.Running;

public sealed class KrakenSchemaTests
{
    private static readonly LoadedConnector Kraken = LoadedConnector.From(Repository.Schemas("schemas", "kraken"));

    [Fact]
    public void AllSevenObjects_CompileWithoutAWarning_InTheirOrder() => Kraken.Descriptor.Objects.Select(o => o.Name).Should().Equal(
        "balance", "trade_balance", "open_orders", "closed_orders", "trades_history", "ledgers", "open_positions");

    [Theory]
    [InlineData("rebase_multiplier", "base", "balance,trade_balance,open_orders,closed_orders,trades_history,ledgers,open_positions")]
    [InlineData("consolidate_taker", "true", "closed_orders,trades_history")]
    [InlineData("closetime", "close", "closed_orders")]
    [InlineData("docalcs", "true", "open_positions")]
    [InlineData("ledgers", "true", "trades_history")]
    [InlineData("trades", "true", "closed_orders,open_orders,trades_history")]
    public void ParametersThatDecideAboutRows_ArePinned(string name, string value, string objects)
    {
        foreach (var pinned in objects.Split(',').Select(o => Kraken.Descriptor.FindObject(o)!.PinnedParameters))
        {
            pinned.Should().Contain(new KeyValuePair<string, string>(name, value));
        }
    }

    [Fact]
    public void SignedAndQuotedValues_AreRead()
    {
        var (batch, result) = Kraken.Extract("open_positions", """
            {"error":[],"result":{"TF5GVO-T7ZZ2-6NBKBI":{"ordertxid":"O","posstatus":"open","pair":"XXBTZUSD","time":1605280097.8294,"type":"buy",
              "ordertype":"limit","cost":"104610.52842","fee":"289.06565","vol":"8.82412861","vol_closed":"0.20200000","margin":"20922.10568",
              "value":"258797.5","net":"+154186.9728","terms":"0.0100% per 4 hours","rollovertm":"1616672637","misc":"","oflags":""}}}
            """);

        result.Drift.Should().BeEmpty();
        LoadedConnector.Model(batch, 0)["Net"].Should().Be(154186.9728m);
        LoadedConnector.Model(batch, 0)["Rollovertm"].Should().Be(DateTimeOffset.FromUnixTimeSeconds(1616672637));
    }
}
