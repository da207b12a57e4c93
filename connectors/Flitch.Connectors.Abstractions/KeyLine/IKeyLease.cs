namespace Flitch.Connectors.KeyLine;

/// <summary>The key's turn, held from the making of a nonce until the answer.</summary>
public interface IKeyLease : IAsyncDisposable
{
    /// <summary>The key's state. What is set here is on disk when <see cref="SaveAsync"/> or disposing returns.</summary>
    KeyState State { get; set; }

    /// <summary>Saves the state now: before a call is sent, so that a process killed in its midst never uses a nonce twice nor forgets a cost.</summary>
    /// <param name="cancellationToken">Gives up saving.</param>
    ValueTask SaveAsync(CancellationToken cancellationToken);
}
