using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Flitch.Connectors;
using Flitch.Connectors.KeyLine;

namespace Flitch.Pipeline.KeyLines;

/// <summary>
/// The line of each API key in files that all processes of this user share: <c>keys/&lt;sha256 of the key&gt;.json</c> in the state folder, locked by the
/// operating system while a lease is held, so that a killed process frees it. Within this process waiters queue; another process's lock is waited for.
/// </summary>
public sealed class FileKeyLine : IKeyLine, IDisposable
{
    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly Action<string> _reached;
    private readonly ConcurrentDictionary<string, KeySlot> _slots = new(StringComparer.Ordinal);

    /// <summary>Makes the line over a state folder.</summary>
    /// <param name="options">Names the state folder; it is made when a key first enters.</param>
    /// <param name="clock">Paces the waiting for another process.</param>
    public FileKeyLine(PipelineOptions options, TimeProvider clock)
    {
        _folder = Path.Combine(options.StateFolder, "keys");
        _clock = clock;
        _reached = options.Reached;
    }

    /// <inheritdoc/>
    /// <exception cref="FlitchException">The state folder cannot be written.</exception>
    public async ValueTask<IKeyLease> EnterAsync(string key, CancellationToken cancellationToken)
    {
        var slot = _slots.GetOrAdd(key, Slot);
        await slot.Gate.WaitAsync(cancellationToken);
        try
        {
            var file = await KeyFileLock.AcquireAsync(slot.Path, _clock, cancellationToken);
            return new FileKeyLease(slot, file, _reached);
        }
        catch
        {
            slot.Gate.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var slot in _slots.Values)
        {
            slot.Gate.Dispose();
        }
    }

    private KeySlot Slot(string key)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return new KeySlot(Path.Combine(_folder, hash + ".json"));
    }
}
