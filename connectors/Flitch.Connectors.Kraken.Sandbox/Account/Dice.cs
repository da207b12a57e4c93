namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Numbers that look random and are a pure function of what they were seeded with (SplitMix64).</summary>
internal sealed class Dice
{
    private ulong _state;

    /// <summary>Two numbers stirred into one.</summary>
    public static ulong Mix(ulong left, ulong right)
    {
        var mixed = left ^ (right + 0x9E3779B97F4A7C15UL + (left << 6) + (left >> 2));
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Begins the sequence that belongs to <paramref name="seed"/> and <paramref name="number"/>.</summary>
    public void Reseed(ulong seed, ulong number) => _state = Mix(seed, number);

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state, 0x2545F4914F6CDD1DUL);
    }

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public long Between(long low, long high) => low + (long)(Next() % (ulong)(high - low + 1));

    /// <summary>True in <paramref name="perMille"/> of thousand cases.</summary>
    public bool Chance(int perMille) => Between(0, 999) < perMille;

    /// <summary>One of <paramref name="choices"/>.</summary>
    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[(int)Between(0, choices.Length - 1)];

    /// <summary>An index, each as likely as its weight.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights)
            total += weight;
        var left = Between(0, total - 1);
        for (var index = 0; index < weights.Length; index++)
        {
            if (left < weights[index])
                return index;
            left -= weights[index];
        }

        return weights.Length - 1;
    }
}
