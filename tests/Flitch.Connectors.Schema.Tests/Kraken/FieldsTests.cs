using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Tests.Kraken;

/// <summary>Every field that Kraken's account calls are known to send, those of 2026 included, is described, and with the right type.</summary>
public sealed class FieldsTests
{
    private const string Order =
        "refid userref cl_ord_id status opentm starttm expiretm descr_pair descr_aclass descr_type descr_ordertype descr_price descr_price2 descr_leverage "
        + "descr_order descr_close vol vol_exec cost fee price stopprice limitprice trigger margin misc oflags trades sender_sub_id time_in_force displayvol "
        + "displayvolremain ext_ord_id link_id reduce_only";

    public static TheoryData<string, string> Fields => new()
    {
        { "balance", "asset balance" },
        { "trade_balance", "eb tb m uv n c v e mf ml mfo" },
        { "open_orders", "order_id " + Order },
        { "closed_orders", "order_id closetm reason " + Order },
        {
            "trades_history",
            "txid ordertxid postxid posstatus pair aclass time type ordertype tradeordertype price cost fee vol margin leverage misc trade_id maker ledgers ext_exec_id "
            + "cprice ccost cfee cvol cmargin net trades"
        },
        { "ledgers", "ledger_id refid time type subtype aclass asset amount fee balance" },
        {
            "open_positions",
            "position_id ordertxid posstatus pair class time type ordertype cost fee vol vol_closed margin value net terms rollovertm misc oflags"
        },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void All_fields_are_described_and_no_others(string name, string fields)
    {
        var columns = KrakenObject.Read(name).Columns;

        columns.Select(c => c.Name).Should().BeEquivalentTo(fields.Split(' '));
        columns.Should().OnlyContain(c => c.Description.Length > 10 && c.Description.EndsWith('.'));
    }

    [Theory]
    [InlineData("balance", "balance", "DECIMAL(38,18)")]
    [InlineData("trade_balance", "ml", "DECIMAL(38,18)")]
    [InlineData("open_orders", "descr_price", "VARCHAR")]
    [InlineData("open_orders", "price", "DECIMAL(20,10)")]
    [InlineData("open_orders", "stopprice", "DECIMAL(20,10)")]
    [InlineData("open_orders", "limitprice", "DECIMAL(20,10)")]
    [InlineData("open_orders", "userref", "BIGINT")]
    [InlineData("open_orders", "trades", "VARCHAR[]")]
    [InlineData("closed_orders", "closetm", "TIMESTAMP WITH TIME ZONE")]
    [InlineData("trades_history", "price", "DECIMAL(20,10)")]
    [InlineData("trades_history", "cprice", "DECIMAL(20,10)")]
    [InlineData("trades_history", "vol", "DECIMAL(38,18)")]
    [InlineData("trades_history", "maker", "BOOLEAN")]
    [InlineData("ledgers", "amount", "DECIMAL(38,18)")]
    [InlineData("open_positions", "rollovertm", "TIMESTAMP WITH TIME ZONE")]
    [InlineData("open_positions", "net", "DECIMAL(38,18)")]
    public void A_field_has_its_type(string name, string column, string type) => KrakenObject.Read(name).FindColumn(column)!.Type.ToSql().Should().Be(type);

    [Fact]
    public void Every_decimal_has_a_unit_and_only_prices_and_rates_have_few_digits()
    {
        foreach (var column in KrakenObject.All.SelectMany(o => o.Columns).Where(c => c.Type.Kind == FieldKind.Decimal))
        {
            column.Unit.Should().NotBeNullOrEmpty(column.Name);
            (column.Type.Precision, column.Type.Scale).Should().Be(column.Name.EndsWith("price", StringComparison.Ordinal) || column.Name == "leverage" ? (20, 10) : (38, 18), column.Name);
        }
    }

    [Fact]
    public void Every_amount_says_what_decides_its_currency_unless_it_is_in_one()
    {
        foreach (var (name, column) in KrakenObject.All.SelectMany(o => o.Columns.Select(c => (o.Name, c))).Where(c => c.c.Unit is not null))
        {
            var wanted = column.Unit == "asset" ? "asset" : !column.Unit!.Contains("currency", StringComparison.Ordinal) ? null : name.EndsWith("orders", StringComparison.Ordinal) ? "descr_pair" : "pair";
            column.UnitBy.Should().Be(wanted, $"{name}.{column.Name} is in {column.Unit}");
        }
    }

    [Fact]
    public void Zero_means_no_time_for_a_start_an_expiry_or_a_close_only()
    {
        var withNull = KrakenObject.All.SelectMany(o => o.Columns.Where(c => c.NullValues.Count > 0).Select(c => $"{o.Name}.{c.Name}={string.Join(",", c.NullValues)}"));

        withNull.Should().BeEquivalentTo("open_orders.starttm=0", "open_orders.expiretm=0", "closed_orders.closetm=0", "closed_orders.starttm=0", "closed_orders.expiretm=0");
    }

    [Fact]
    public void Open_and_closed_orders_describe_their_common_fields_alike()
    {
        var open = KrakenObject.Read("open_orders").Columns;
        var closed = KrakenObject.Read("closed_orders").Columns.Where(c => c.Name is not ("closetm" or "reason"));

        closed.Should().Equal(open);
    }
}
