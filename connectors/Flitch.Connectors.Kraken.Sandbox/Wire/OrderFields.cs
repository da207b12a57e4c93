using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Wire;

/// <summary>The fields of an order, open or closed.</summary>
internal static class OrderFields
{
    /// <summary>In the order of the documentation.</summary>
    public static IReadOnlyList<Field<OrderRow>> All { get; } =
    [
        new("refid", WriteParent),
        new("userref", WriteUserReference),
        New("cl_ord_id", WriteClientId),
        new("status", WriteStatus),
        new("reason", WriteReason),
        new("opentm", (context, name, order) => SharedFields.WriteTime(context, name, order.OpenTime)),
        new("closetm", WriteCloseTime),
        new("starttm", (context, name, _) => context.Out.Json.WriteNumber(name, 0)),
        new("expiretm", (context, name, order) => context.Out.Time(name, order.ExpireTime)),
        new("descr", OrderDescription.Write),
        Lots("vol", order => order.Volume),
        Lots("vol_exec", order => order.Executed),
        Money("cost", order => order.Cost),
        Money("fee", order => order.Fee),
        Money("price", AveragePrice),
        Money("stopprice", order => order.Executed > 0 && OrderTypeNames.IsTriggered(order.Type) ? AveragePrice(order) : 0),
        Money("limitprice", order => order.Executed > 0 ? order.SecondPrice : 0),
        new("trigger", WriteTrigger),
        New("margin", WriteMargin),
        new("misc", (context, name, order) => context.Out.Json.WriteString(name, order.Misc)),
        new("oflags", (context, name, order) => context.Out.Json.WriteString(name, order.Flags)),
        New("sender_sub_id", WriteSender),
        New("time_in_force", (context, name, order) => context.Out.Json.WriteString(name, order.ExpireTime > 0 ? "gtd"u8 : "gtc"u8)),
        New("displayvol", (context, name, order) => WriteDisplayed(context, name, order, order.Volume / 10)),
        New("displayvolremain", (context, name, order) =>
            WriteDisplayed(context, name, order, order.Status == OrderStatus.Open ? order.Volume / 20 : 0)),
        new("trades", WriteTrades),
        new("routing_hint", SharedFields.WriteNewField),
    ];

    /// <summary>The id that the client gave, or null.</summary>
    public static string? ClientIdOf(OrderRow order) => order.ClientId == 0
        ? null
        : new Guid(string.Create(CultureInfo.InvariantCulture, $"{order.ClientId:x16}{Dice.Mix(order.ClientId, 7):x16}")).ToString();

    private static Pair PairOf(OrderRow order) => Universe.Pairs[order.Pair];

    private static Field<OrderRow> New(string name, FieldWriter<OrderRow> write) => new(name, write) { IsNew = true };

    private static Field<OrderRow> Lots(string name, Func<OrderRow, long> units) =>
        new(name, (context, key, order) => context.Out.Amount(key, units(order), PairOf(order).LotDecimals));

    // Captures of 2020 and 2021 show money with the digits of the price, later ones with those of the cost.
    private static Field<OrderRow> Money(string name, Func<OrderRow, long> units) => new(name, (context, key, order) =>
        context.Out.Amount(
            key, units(order), PairOf(order).CostDecimals, context.Options.OldFields ? PairOf(order).PriceDecimals : PairOf(order).CostDecimals));

    private static long AveragePrice(OrderRow order) => order.Executed == 0
        ? 0
        : Amounts.ToUnits(
            Amounts.FromUnits(order.Cost, PairOf(order).CostDecimals) / Amounts.FromUnits(order.Executed, PairOf(order).LotDecimals),
            PairOf(order).CostDecimals);

    private static void WriteParent(RowContext context, ReadOnlySpan<byte> name, OrderRow order)
    {
        if (order.Parent < 0)
            context.Out.Json.WriteNull(name);
        else
            context.Out.Id(name, context.Ids, 'O', (uint)order.Parent);
    }

    private static void WriteUserReference(RowContext context, ReadOnlySpan<byte> name, OrderRow order)
    {
        if (order.UserReference is { } reference)
            context.Out.Json.WriteNumber(name, reference);
        else
            context.Out.Json.WriteNull(name);
    }

    // Unset, it is null in some rows and absent in others.
    private static void WriteClientId(RowContext context, ReadOnlySpan<byte> name, OrderRow order)
    {
        if (ClientIdOf(order) is { } id)
            context.Out.Json.WriteString(name, id);
        else if (order.Number % 3 == 0)
            context.Out.Json.WriteNull(name);
    }

    private static void WriteStatus(RowContext context, ReadOnlySpan<byte> name, OrderRow order) => context.Out.Json.WriteString(name, order.Status switch
    {
        _ when context.Oddity == RowOddity.NewValue => "suspended"u8,
        OrderStatus.Open => "open"u8,
        OrderStatus.Closed => "closed"u8,
        OrderStatus.Canceled => "canceled"u8,
        _ => "expired"u8,
    });

    private static void WriteReason(RowContext context, ReadOnlySpan<byte> name, OrderRow order)
    {
        if (order.Status == OrderStatus.Open)
            return;
        if (order.Reason is null)
            context.Out.Json.WriteNull(name);
        else
            context.Out.Json.WriteString(name, order.Reason);
    }

    private static void WriteCloseTime(RowContext context, ReadOnlySpan<byte> name, OrderRow order)
    {
        if (order.CloseTime > 0)
            SharedFields.WriteTime(context, name, order.CloseTime);
    }

    private static void WriteTrigger(RowContext context, ReadOnlySpan<byte> name, OrderRow order)
    {
        if (OrderTypeNames.IsTriggered(order.Type))
            context.Out.Json.WriteString(name, order.Number % 4 == 0 ? "index"u8 : "last"u8);
    }

    private static void WriteMargin(RowContext context, ReadOnlySpan<byte> name, OrderRow order)
    {
        if (order.Leverage > 0)
            context.Out.Json.WriteBoolean(name, true);
    }

    private static void WriteSender(RowContext context, ReadOnlySpan<byte> name, OrderRow order)
    {
        if (order.Number % 5 == 0)
            context.Out.Json.WriteNull(name);
    }

    private static void WriteDisplayed(RowContext context, ReadOnlySpan<byte> name, OrderRow order, long volume)
    {
        if (order.Type == OrderType.Iceberg)
            context.Out.Amount(name, volume, PairOf(order).LotDecimals);
    }

    private static void WriteTrades(RowContext context, ReadOnlySpan<byte> name, OrderRow order)
    {
        if (context.WithTrades && order.TradeCount > 0)
            SharedFields.WriteTrades(context, name, order.Trades);
    }
}
