namespace Flitch.Connectors.Kraken.Sandbox.Keys;

/// <summary>
/// The nonces of one key. Without a window each must be higher than all before; with one, a lower nonce passes once while it is at most so far below
/// the highest.
/// </summary>
internal sealed class NonceWindow(ulong width)
{
    private readonly HashSet<ulong> _used = [];

    /// <summary>Highest nonce that was accepted.</summary>
    public ulong Highest { get; private set; }

    /// <summary>The window, in units of the nonce.</summary>
    public ulong Width { get; } = width;

    /// <summary>Takes a nonce, or refuses it.</summary>
    public bool TryTake(ulong nonce)
    {
        if (nonce <= Highest && (Width == 0 || Highest - nonce > Width))
            return false;
        if (Width > 0 && !_used.Add(nonce))
            return false;
        if (nonce <= Highest)
            return Width > 0;
        Highest = nonce;
        _used.RemoveWhere(old => Highest - old > Width);
        return true;
    }
}
