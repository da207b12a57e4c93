namespace Flitch.Connectors.Texts;

/// <summary>10^0 to 10^38.</summary>
internal static class PowersOfTen
{
    private static readonly UInt128[] Powers = Make();

    public static UInt128 Get(int exponent) => Powers[exponent];

    private static UInt128[] Make()
    {
        var powers = new UInt128[39];
        powers[0] = UInt128.One;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
