namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Between decimals and the whole units (of 10 to the minus digits) that compact rows hold.</summary>
internal static class Amounts
{
    private static readonly decimal[] Powers =
        [.. Enumerable.Range(0, 19).Select(digits => Enumerable.Repeat(10m, digits).Aggregate(1m, decimal.Multiply))];

    /// <summary>Units of an amount, rounded half away from zero.</summary>
    public static long ToUnits(decimal amount, int decimals) =>
        (long)decimal.Round(amount * Powers[decimals], 0, MidpointRounding.AwayFromZero);

    /// <summary>The amount of so many units.</summary>
    public static decimal FromUnits(long units, int decimals)
    {
        var size = (ulong)Math.Abs(units);
        return new decimal((int)size, (int)(size >> 32), 0, units < 0, (byte)decimals);
    }

    /// <summary>The same amount in units of another number of digits, rounded half away from zero.</summary>
    public static long Rescale(long units, int from, int to)
    {
        for (; from < to; from++)
            units = checked(units * 10);
        if (from == to)
            return units;
        var divisor = (long)Powers[from - to];
        var half = divisor / 2 * Math.Sign(units);
        return (units + half) / divisor;
    }
}
