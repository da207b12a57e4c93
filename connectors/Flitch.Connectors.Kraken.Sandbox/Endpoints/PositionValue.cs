using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>What the open part of a position is worth now.</summary>
/// <param name="Pair">Its market.</param>
/// <param name="Opening">The trade that opened it.</param>
/// <param name="Remaining">Volume that is still open.</param>
/// <param name="Cost">What that cost, in the quote asset.</param>
/// <param name="Value">What it is worth.</param>
internal sealed record PositionValue(Pair Pair, TradeRow Opening, decimal Remaining, decimal Cost, decimal Value)
{
    /// <summary>Profit or loss that is not realised.</summary>
    public decimal Net => Opening.Buys ? Value - Cost : Cost - Value;

    /// <summary>Margin that is still bound.</summary>
    public decimal Margin => Amounts.FromUnits(Opening.Margin, Pair.CostDecimals) * Remaining / Amounts.FromUnits(Opening.Volume, Pair.LotDecimals);

    /// <summary>Values a position.</summary>
    public static PositionValue Of(EndpointCall call, PositionRow position)
    {
        var opening = call.Journal.Trades[position.Trade];
        var pair = Universe.Pairs[opening.Pair];
        var volume = Amounts.FromUnits(opening.Volume, pair.LotDecimals);
        var remaining = volume - Amounts.FromUnits(position.ClosedVolume, pair.LotDecimals);
        var cost = Amounts.FromUnits(opening.Cost, pair.CostDecimals) * remaining / volume;
        return new PositionValue(pair, opening, remaining, cost, remaining * call.Account.Prices.Of(pair, call.Now));
    }
}
