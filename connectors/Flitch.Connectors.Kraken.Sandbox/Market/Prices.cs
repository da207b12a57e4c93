using Flitch.Connectors.Kraken.Sandbox.Account;

namespace Flitch.Connectors.Kraken.Sandbox.Market;

/// <summary>
/// Prices as a pure function of seed, asset and time: a level with four layers of value noise over it, in whole numbers, so that every machine and
/// every run sees the same digits.
/// </summary>
internal sealed class Prices(ulong seed)
{
    private const long Million = 1_000_000;
    private const long Day = 86_400 * UnixTicks.PerSecond;

    private static readonly (long Period, long Amplitude)[] Layers =
        [(90 * Day, 300_000), (17 * Day, 120_000), (2 * Day, 30_000), (Day / 6, 8_000)];

    /// <summary>US dollars for one <paramref name="asset"/> at <paramref name="time"/>.</summary>
    public decimal Dollars(Asset asset, long time) =>
        asset.Steady ? asset.Dollars : asset.Dollars * PartsPerMillion(asset, time) / Million;

    /// <summary>The price of <paramref name="pair"/>, rounded to its price digits.</summary>
    public decimal Of(Pair pair, long time) =>
        decimal.Round(Dollars(pair.Base, time) / Dollars(pair.Quote, time), pair.PriceDecimals, MidpointRounding.AwayFromZero);

    private long PartsPerMillion(Asset asset, long time)
    {
        var parts = Million;
        for (var layer = 0; layer < Layers.Length; layer++)
            parts += Layers[layer].Amplitude * Noise(asset, layer, time, Layers[layer].Period) / Million;
        return parts;
    }

    // Between -1,000,000 and 1,000,000, a straight line from one grid point to the next.
    private long Noise(Asset asset, int layer, long time, long period)
    {
        var cell = time / period;
        var within = time % period * 1000 / period;
        return (Grid(asset, layer, cell) * (1000 - within) + Grid(asset, layer, cell + 1) * within) / 1000;
    }

    private long Grid(Asset asset, int layer, long cell) =>
        (long)(Dice.Mix(Dice.Mix(seed, ((ulong)asset.Index << 8) | (uint)layer), (ulong)cell) % (2 * Million + 1)) - Million;
}
