namespace Flitch.Pipeline.Verifying.Checks;

/// <summary>
/// Where a chain of balances began: with a new wallet's zero, or with a row that follows none so far. When that row is found to follow another chain, both
/// begin where that one does.
/// </summary>
internal sealed class ChainOrigin
{
    private ChainOrigin? _parent;

    /// <summary>The chain's beginning as far as it is known.</summary>
    public ChainOrigin First => _parent is null ? this : _parent = _parent.First;

    /// <summary>True when it is known that this chain goes on from another.</summary>
    public bool Follows => _parent is not null;

    /// <summary>What began here goes on from another chain.</summary>
    public void Follow(ChainOrigin other)
    {
        if (First != other.First)
        {
            First._parent = other.First;
        }
    }
}
