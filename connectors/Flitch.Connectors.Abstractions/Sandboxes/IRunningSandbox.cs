namespace Flitch.Connectors.Sandboxes;

/// <summary>A sandbox that serves; disposing it stops serving.</summary>
public interface IRunningSandbox : IAsyncDisposable
{
    /// <summary>Where it listens, for example <c>http://127.0.0.1:41231/</c>.</summary>
    Uri Address { get; }

    /// <summary>
    /// The form fields, by name, that connect to the sandbox's main account: for Kraken <c>api_key</c>, <c>private_key</c>, <c>base_url</c>, <c>tier</c>.
    /// The keys open nothing but the sandbox, so they are no secrets.
    /// </summary>
    IReadOnlyDictionary<string, string> ConnectionFields { get; }

    /// <summary>Further lines that a person should see at start: other keys with fewer permissions, say. Title and value.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Notes { get; }
}
