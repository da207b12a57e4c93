namespace Flitch.Connectors.KeyLine;

/// <summary>
/// The one line in which all calls with one API key stand: whichever process, connection or data folder they come from, only one call at a time is
/// between the making of its nonce and its answer.
/// </summary>
public interface IKeyLine
{
    /// <summary>Waits for the key's turn.</summary>
    /// <param name="key">The API key (not the private key). Only its hash is kept.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The lease; disposing it saves the state and lets the next call in.</returns>
    ValueTask<IKeyLease> EnterAsync(string key, CancellationToken cancellationToken);
}
