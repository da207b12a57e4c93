namespace Flitch.Connectors.KrakenPublic.Tests;

/// <summary>Four objects without a line of code, over HTTP.</summary>
public sealed class MarketTests
{
    [Fact]
    public async Task Every_object_is_read_by_get_without_a_key_and_as_described()
    {
        await using var market = await Market.OpenAsync();

        foreach (var o in KrakenPublicPlugin.Service.Descriptor.Objects)
        {
            var (rows, drift) = await market.ReadAsync(o.Name);
            rows.Should().NotBeEmpty(o.Name);
            drift.Should().BeEmpty(o.Name);
        }

        KrakenPublicPlugin.Service.AllowedPaths.Should().OnlyContain(p => p.Method == "GET" && p.Path.StartsWith("/0/public/", StringComparison.Ordinal));
        KrakenPublicPlugin.Service.Descriptor.Form.Should().OnlyContain(f => !f.Secret);
    }

    [Fact]
    public async Task Assets_are_listed_for_each_class_whose_name_lands_in_a_column()
    {
        await using var market = await Market.OpenAsync();

        var (rows, _) = await market.ReadAsync("assets");

        market.Observer.Calls.Select(c => c.Parameters).Should().Equal("aclass=currency", "aclass=tokenized_asset");
        rows.Should().OnlyContain(r => r["asset_class"] == r["aclass"]);
        rows.Select(r => r["asset_class"]).Distinct().Should().Equal("currency", "tokenized_asset");
        rows.Select(r => r["asset"]).Should().OnlyHaveUniqueItems().And.Contain("XXBT");
    }

    [Fact]
    public async Task Markets_of_the_form_become_a_parameter_and_none_are_left_out()
    {
        await using var some = await Market.OpenAsync(" XBTUSD,ETHUSD ");
        var (rows, _) = await some.ReadAsync("ticker");
        await using var all = await Market.OpenAsync();
        var (every, _) = await all.ReadAsync("ticker");

        some.Observer.Calls.Single().Parameters.Should().Be("pair=XBTUSD%2CETHUSD");
        rows.Select(r => r["pair"]).Should().Equal("XXBTZUSD", "XETHZUSD");
        rows[0].Should().Contain(new Dictionary<string, string?> { ["a"] = "3 values", ["c"] = "2 values", ["t"] = "2 values" });
        all.Observer.Calls.Single().Parameters.Should().BeEmpty();
        every.Count.Should().BeGreaterThan(2);
    }

    [Fact]
    public async Task Lists_of_lists_are_kept_as_json()
    {
        await using var market = await Market.OpenAsync();

        (await market.ReadAsync("asset_pairs")).Rows[0]["fees"].Should().Be("[[0,0.40],[10000,0.35],[50000,0.24]]");
    }

    [Fact]
    public async Task An_unknown_market_is_told_in_the_catalogues_words()
    {
        await using var market = await Market.OpenAsync("NOPE");

        var act = () => market.ReadAsync("ticker");

        (await act.Should().ThrowAsync<FlitchException>()).Which.Error.Should().BeEquivalentTo(new { Code = "EQuery:Unknown asset pair", Kind = ErrorKind.Provider });
    }

    [Fact]
    public async Task The_test_of_a_connection_probes_once_and_finds_all_ready()
    {
        await using var market = await Market.OpenAsync();

        var result = await market.Connector.CheckAsync(TestContext.Current.CancellationToken);

        result.Objects.Should().HaveCount(4).And.OnlyContain(o => o.Ready);
        result.Calls.Should().Be(1);
    }

    [Fact]
    public void The_plugin_is_named_by_its_assembly() => typeof(KrakenPublicPlugin).Assembly.GetCustomAttributes(typeof(Plugins.ConnectorPluginAttribute), false)
        .Should().ContainSingle().Which.Should().BeOfType<Plugins.ConnectorPluginAttribute>().Which.PluginType.Should().Be<KrakenPublicPlugin>();
}
