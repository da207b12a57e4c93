namespace Flitch.Connectors.Kraken.Sandbox.Market;

/// <summary>One market as public AssetPairs lists it.</summary>
/// <param name="Index">Place in <see cref="Universe.Pairs"/>.</param>
/// <param name="Key">What trades and positions call it: <c>XXBTZUSD</c>.</param>
/// <param name="AltName">What orders call it: <c>XBTUSD</c>.</param>
/// <param name="SocketName">The name with a slash: <c>XBT/USD</c>.</param>
/// <param name="Base">What is bought and sold.</param>
/// <param name="Quote">What it is paid with.</param>
/// <param name="PriceDecimals">Digits of an order's price.</param>
/// <param name="CostDecimals">Digits of a trade's price, cost and fee.</param>
/// <param name="LotDecimals">Digits of a volume.</param>
/// <param name="Minimum">Smallest order, in base units.</param>
internal sealed record Pair(
    byte Index, string Key, string AltName, string SocketName, Asset Base, Asset Quote, int PriceDecimals, int CostDecimals, int LotDecimals, decimal Minimum)
{
    /// <summary>Highest leverage; 0 where there is no margin trading.</summary>
    public int Leverage { get; init; }

    /// <summary>Whether AssetPairs still shows it.</summary>
    public bool Listed => Base.Listed && Quote.Listed;
}
