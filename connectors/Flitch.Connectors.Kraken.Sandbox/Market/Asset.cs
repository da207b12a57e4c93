namespace Flitch.Connectors.Kraken.Sandbox.Market;

/// <summary>One asset as public Assets lists it, and its price level for the generated account.</summary>
/// <param name="Index">Place in <see cref="Universe.Assets"/>; what the compact rows store.</param>
/// <param name="Code">The code of ledgers and balances, for example <c>XXBT</c>.</param>
/// <param name="AltName">The code of orders' pairs, for example <c>XBT</c>.</param>
/// <param name="Class"><c>currency</c> or <c>tokenized_asset</c>.</param>
/// <param name="Decimals">Digits behind the point of every amount.</param>
/// <param name="Display">Digits that a screen shows.</param>
/// <param name="Dollars">Price level in US dollars, round which prices move.</param>
internal sealed record Asset(byte Index, string Code, string AltName, string Class, int Decimals, int Display, decimal Dollars)
{
    /// <summary>Whether it is a tokenised share.</summary>
    public bool IsTokenised => Class == "tokenized_asset";

    /// <summary>A price that does not move: money, and coins pegged to it.</summary>
    public bool Steady { get; init; }

    /// <summary>Delisted assets stay in the history but have left Assets and AssetPairs.</summary>
    public bool Listed { get; init; } = true;

    /// <summary>Counts as collateral for margin trading.</summary>
    public bool Collateral { get; init; }
}
