using System.Text;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>The kinds of orders.</summary>
internal enum OrderType : byte
{
    Limit,
    Market,
    StopLoss,
    TakeProfit,
    TrailingStop,
    StopLossLimit,
    TakeProfitLimit,
    Iceberg,
    SettlePosition,
}

/// <summary>How order types are spelled on the wire.</summary>
internal static class OrderTypeNames
{
    private static readonly string[] Spelled =
        ["limit", "market", "stop-loss", "take-profit", "trailing-stop", "stop-loss-limit", "take-profit-limit", "iceberg", "settle-position"];

    private static readonly byte[][] Bytes = [.. Spelled.Select(Encoding.ASCII.GetBytes)];

    /// <summary>The type as the wire has it.</summary>
    public static ReadOnlySpan<byte> Utf8(OrderType type) => Bytes[(int)type];

    /// <summary>The type in the readable text of an order.</summary>
    public static string Words(OrderType type) => Spelled[(int)type].Replace('-', ' ');

    /// <summary>Types that wait for a trigger.</summary>
    public static bool IsTriggered(OrderType type) => type is >= OrderType.StopLoss and <= OrderType.TakeProfitLimit;
}
