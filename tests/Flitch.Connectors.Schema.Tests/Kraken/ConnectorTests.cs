using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Schema.Tests.Kraken;

/// <summary>What the Kraken connector says of form, permissions and call budget.</summary>
public sealed class ConnectorTests
{
    private static readonly ConnectorSpec Connector = KrakenConnector.Read();

    [Fact]
    public void The_form_asks_for_the_key_and_hides_the_rest()
    {
        Connector.Form.Select(f => f.Name).Should().Equal("api_key", "private_key", "base_url", "tier");
        Connector.Form.Where(f => f.Secret).Select(f => f.Name).Should().Equal("api_key", "private_key");
        Connector.Form.Where(f => f.Required).Select(f => f.Name).Should().Equal("api_key", "private_key");
        Connector.Form.Where(f => f.Advanced).Select(f => f.Name).Should().Equal("base_url", "tier");
        Connector.Form[1].Format.Should().Be("base64");
        Connector.Form[2].Default.Should().Be(Connector.BaseUrl).And.Be("https://api.kraken.com");
        Connector.Form[3].Choices.Should().Equal("starter", "intermediate", "pro", "auto", "none");
        Connector.Form[3].Default.Should().Be("auto");
    }

    [Fact]
    public void Only_the_four_query_permissions_are_wanted_and_all_that_can_do_harm_warn()
    {
        Connector.Permissions.Where(p => p.Wanted).Select(p => p.Name).Should().Equal("query-funds", "query-open-trades", "query-closed-trades", "query-ledger");
        Connector.Permissions.Where(p => p.Warning is not null).Select(p => p.Name).Should().Equal(
            "add-funds", "withdraw-funds", "earn-funds", "modify-trades", "close-trades", "add-withdraw-address", "update-withdraw-address");
        Connector.Permissions.Where(p => !p.Wanted && p.Warning is null).Select(p => p.Name).Should().Equal("export-data", "create-ws-token");
    }

    [Fact]
    public void Tiers_are_exact() => Connector.Tiers.Should().Equal(
        new TierSpec("starter", "Starter", 15m, 0.33m), new TierSpec("intermediate", "Intermediate", 20m, 0.5m), new TierSpec("pro", "Pro", 20m, 1m));

    [Fact]
    public void The_key_tells_about_itself_for_a_cost_of_one() => Connector.KeyInfo.Should().Be(new KeyInfoSpec("/0/private/GetApiKeyInfo", "POST", 1));

    [Theory]
    [InlineData("AddOrder")]
    [InlineData("AddOrderBatch")]
    [InlineData("CancelOrder")]
    [InlineData("CancelAllOrdersAfter")]
    [InlineData("EditOrder")]
    [InlineData("AmendOrder")]
    [InlineData("Withdraw")]
    [InlineData("withdraw")]
    [InlineData("WithdrawCancel")]
    [InlineData("WalletTransfer")]
    [InlineData("Earn/Allocate")]
    public void An_object_that_would_change_something_is_refused(string call) => ObjectAt("/0/private/" + call).Should().ContainSingle().Which.Id.Should().Be("FLT3002");

    [Theory]
    [InlineData("QueryTrades")]
    [InlineData("WithdrawStatus")]
    [InlineData("BalanceEx")]
    [InlineData("DepositStatus")]
    [InlineData("Earn/Strategies")]
    public void An_object_that_only_reads_is_not(string call) => ObjectAt("/0/private/" + call).Should().BeEmpty();

    private static EquatableArray<SchemaDiagnostic> ObjectAt(string path)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Kraken, "trade_balance.json")).Replace("/0/private/TradeBalance", path, StringComparison.Ordinal);
        var others = Repository.KrakenObjects.Select(f => SchemaReader.ReadObject(f, File.ReadAllText(f)));
        return SchemaReader.CheckTogether(KrakenConnector.Result(), [.. others, SchemaReader.ReadObject("kraken/eighth.json", text)]);
    }
}
