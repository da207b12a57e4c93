using System.Collections.Frozen;

namespace Flitch.Connectors.Kraken.Sandbox.Market;

/// <summary>The assets and markets of the sandbox: a choice that has every oddity of names which Kraken has.</summary>
internal static class Universe
{
    private const string Currency = "currency";

    private static readonly Asset[] All =
    [
        new(0, "ZUSD", "USD", Currency, 4, 2, 1m) { Steady = true, Collateral = true },
        new(1, "ZEUR", "EUR", Currency, 4, 2, 1.08m) { Steady = true, Collateral = true },
        new(2, "ZGBP", "GBP", Currency, 4, 2, 1.27m) { Steady = true, Collateral = true },
        new(3, "XXBT", "XBT", Currency, 10, 5, 68000m) { Collateral = true },
        new(4, "XETH", "ETH", Currency, 10, 5, 2600m) { Collateral = true },
        new(5, "SOL", "SOL", Currency, 10, 5, 150m) { Collateral = true },
        new(6, "ADA", "ADA", Currency, 8, 6, 0.45m),
        new(7, "DOT", "DOT", Currency, 10, 8, 5m),
        new(8, "XXDG", "XDG", Currency, 8, 2, 0.15m),
        new(9, "USDT", "USDT", Currency, 8, 4, 1m) { Steady = true, Collateral = true },
        new(10, "USDC", "USDC", Currency, 8, 4, 1m) { Steady = true, Collateral = true },
        new(11, "KFEE", "FEE", Currency, 2, 2, 0.01m) { Steady = true },
        new(12, "DOT.S", "DOT.S", Currency, 10, 8, 5m),
        new(13, "ADA.S", "ADA.S", Currency, 8, 6, 0.45m),
        new(14, "SOL03.S", "SOL03.S", Currency, 10, 5, 150m),
        new(15, "ETH2.S", "ETH2.S", Currency, 10, 5, 2600m),
        new(16, "XREP", "REP", Currency, 10, 5, 12m) { Listed = false },
        new(17, "MATIC", "MATIC", Currency, 10, 5, 0.4m) { Listed = false },
        new(18, "POL", "POL", Currency, 10, 5, 0.4m),
        new(19, "ETHW", "ETHW", Currency, 7, 5, 2m),
        new(20, "AAPLx", "AAPLx", "tokenized_asset", 10, 5, 220m),
        new(21, "XTZ", "XTZ", Currency, 8, 5, 0.8m),
        new(22, "XXLM", "XLM", Currency, 8, 5, 0.1m),
        new(23, "XXRP", "XRP", Currency, 8, 5, 0.6m),
    ];

    private static readonly FrozenDictionary<string, Asset> ByName =
        All.SelectMany(asset => new[] { asset.Code, asset.AltName }.Distinct().Select(name => (name, asset)))
            .ToFrozenDictionary(entry => entry.name, entry => entry.asset, StringComparer.Ordinal);

    private static readonly Pair[] Markets =
    [
        new(0, "XXBTZUSD", "XBTUSD", "XBT/USD", All[3], All[0], 1, 5, 8, 0.00005m) { Leverage = 5 },
        new(1, "XXBTZEUR", "XBTEUR", "XBT/EUR", All[3], All[1], 1, 5, 8, 0.00005m) { Leverage = 5 },
        new(2, "XETHZUSD", "ETHUSD", "ETH/USD", All[4], All[0], 2, 5, 8, 0.001m) { Leverage = 5 },
        new(3, "XETHXXBT", "ETHXBT", "ETH/XBT", All[4], All[3], 5, 10, 8, 0.001m),
        new(4, "SOLUSD", "SOLUSD", "SOL/USD", All[5], All[0], 2, 5, 8, 0.02m) { Leverage = 3 },
        new(5, "SOLEUR", "SOLEUR", "SOL/EUR", All[5], All[1], 2, 5, 8, 0.02m),
        new(6, "ADAUSD", "ADAUSD", "ADA/USD", All[6], All[0], 6, 8, 8, 4m),
        new(7, "DOTUSD", "DOTUSD", "DOT/USD", All[7], All[0], 4, 8, 8, 0.6m),
        new(8, "XDGUSD", "XDGUSD", "XDG/USD", All[8], All[0], 7, 8, 8, 13m),
        new(9, "XBTUSDC", "XBTUSDC", "XBT/USDC", All[3], All[10], 2, 5, 8, 0.00005m),
        new(10, "USDTZUSD", "USDTUSD", "USDT/USD", All[9], All[0], 5, 8, 8, 4m),
        new(11, "XREPZUSD", "REPUSD", "REP/USD", All[16], All[0], 3, 5, 8, 0.3m),
        new(12, "AAPLxUSD", "AAPLxUSD", "AAPLx/USD", All[20], All[0], 2, 5, 8, 0.01m),
    ];

    private static readonly FrozenDictionary<string, Pair> ByPairName =
        Markets.SelectMany(pair => new[] { pair.Key, pair.AltName, pair.SocketName }.Distinct().Select(name => (name, pair)))
            .ToFrozenDictionary(entry => entry.name, entry => entry.pair, StringComparer.Ordinal);

    /// <summary>Every asset, in the order of its index.</summary>
    public static ReadOnlySpan<Asset> Assets => All;

    /// <summary>Every market, in the order of its index.</summary>
    public static ReadOnlySpan<Pair> Pairs => Markets;

    /// <summary>The US dollar, in which the account is valued.</summary>
    public static Asset Dollar => All[0];

    /// <summary>Fee credits: 1 is worth one cent.</summary>
    public static Asset FeeCredit => Asset("KFEE");

    /// <summary>The asset of a code or altname that is known to exist.</summary>
    public static Asset Asset(string name) => ByName[name];

    /// <summary>The asset of a code or altname that a caller sent.</summary>
    public static Asset? FindAsset(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The market of a key, altname or name with a slash.</summary>
    public static Pair? FindPair(string name) => ByPairName.GetValueOrDefault(name);
}
