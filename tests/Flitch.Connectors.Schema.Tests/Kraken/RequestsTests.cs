using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Tests.Kraken;

/// <summary>How the seven objects are asked for.</summary>
public sealed class RequestsTests
{
    [Theory]
    [InlineData("balance", "/0/private/Balance", 1, "query-funds", "rebase_multiplier=base")]
    [InlineData("trade_balance", "/0/private/TradeBalance", 1, "query-open-trades", "asset=ZUSD rebase_multiplier=base")]
    [InlineData("open_orders", "/0/private/OpenOrders", 1, "query-open-trades", "trades=true consolidate_taker=true rebase_multiplier=base")]
    [InlineData("closed_orders", "/0/private/ClosedOrders", 1, "query-closed-trades", "closetime=close trades=true consolidate_taker=true rebase_multiplier=base")]
    [InlineData("trades_history", "/0/private/TradesHistory", 2, "query-closed-trades", "trades=true ledgers=true consolidate_taker=true rebase_multiplier=base")]
    [InlineData("ledgers", "/0/private/Ledgers", 2, "query-ledger", "rebase_multiplier=base")]
    [InlineData("open_positions", "/0/private/OpenPositions", 1, "query-open-trades", "docalcs=true rebase_multiplier=base")]
    public void A_call_is_as_Kraken_documents_it(string name, string path, int cost, string permission, string pinned)
    {
        var request = KrakenObject.Read(name).Request;

        request.Should().Be(new RequestSpec(path, cost) { Permission = permission, Pinned = request.Pinned, Variants = request.Variants });
        string.Join(' ', request.Pinned.Select(p => $"{p.Name}={p.Value}")).Should().Be(pinned);
    }

    [Theory]
    [InlineData("closed_orders", "order_id", "closetm", "result/closed")]
    [InlineData("trades_history", "txid", "time", "result/trades")]
    [InlineData("ledgers", "ledger_id", "time", "result/ledger")]
    public void Histories_are_followed_along_their_time_fifty_rows_a_page(string name, string key, string cursor, string at)
    {
        var spec = KrakenObject.Read(name);

        spec.Refresh.Should().Be(new RefreshSpec(RefreshMode.Incremental) { Cursor = cursor, From = "start", To = "end", Rewrites = spec.Refresh.Rewrites, Unset = spec.Refresh.Unset });
        spec.Partition.Should().Be(new PartitionSpec(PartitionUnit.Month, cursor));
        spec.PrimaryKey.Should().Equal(key);
        string.Join('/', spec.Records.At).Should().Be(at);
        spec.Paging.Should().Be(new PagingSpec(PagingStyle.Offset, "ofs", 50)
        {
            Total = "result count".Split(' ').ToEquatableArray(), WithoutCount = new ParameterSpec("without_count", "true"),
        });
    }

    [Fact]
    public void A_closing_trade_rewrites_the_trade_that_opened_its_position() =>
        KrakenObject.All.Where(o => o.Refresh.Rewrites.Count > 0).Should().ContainSingle(o => o.Name == "trades_history").Which.Refresh.Rewrites.Should().Equal("postxid");

    [Fact]
    public void Orders_without_a_close_time_are_found_along_their_open_time()
    {
        var unset = KrakenObject.All.Should().ContainSingle(o => o.Refresh.Unset != null).Subject.Refresh.Unset!;

        (unset.Cursor, string.Join(' ', unset.Parameters.Select(p => $"{p.Name}={p.Value}"))).Should().Be(("opentm", "closetime=open"));
    }

    [Theory]
    [InlineData("AAPLx", true)]
    [InlineData("SPYx.HOLD", true)]
    [InlineData("ABC.T", true)]
    [InlineData("XXBT", false)]
    [InlineData("DOT28.S", false)]
    [InlineData("USDT", false)]
    [InlineData("ZRX", false)]
    public void Ledgers_of_tokenised_assets_are_asked_for_where_Balance_shows_one(string asset, bool tokenised)
    {
        var variant = KrakenObject.All.SelectMany(o => o.Request.Variants).Should().ContainSingle().Subject;

        (variant.Column, variant.Value, variant.When!.Object, variant.When.Column).Should().Be(("aclass", "tokenized_asset", "balance", "asset"));
        System.Text.RegularExpressions.Regex.IsMatch(asset, variant.When.Matches).Should().Be(tokenised);
    }

    [Theory]
    [InlineData("balance", RecordsShape.Scalars, "asset", "result")]
    [InlineData("trade_balance", RecordsShape.Object, "", "result")]
    [InlineData("open_orders", RecordsShape.Map, "order_id", "result/open")]
    [InlineData("open_positions", RecordsShape.Map, "position_id", "result")]
    public void The_others_are_snapshots_in_one_answer(string name, RecordsShape shape, string key, string at)
    {
        var spec = KrakenObject.Read(name);

        spec.Refresh.Should().Be(new RefreshSpec(RefreshMode.Snapshot));
        spec.Paging.Style.Should().Be(PagingStyle.None);
        spec.Partition.Should().BeNull();
        spec.Records.Shape.Should().Be(shape);
        string.Join(',', spec.PrimaryKey).Should().Be(key);
        string.Join('/', spec.Records.At).Should().Be(at);
        spec.Records.EmptyWithoutResult.Should().Be(name == "balance", "only Balance leaves its result out for an account that never held anything");
    }

    [Fact]
    public void Every_object_tells_why_it_can_be_empty_and_names_the_permission_to_look_at() =>
        KrakenObject.All.Should().OnlyContain(o => o.EmptyText!.Contains(", or the key lacks the permission \"Query "));
}
