using System.Collections.Concurrent;
using Flitch.Connectors.KeyLine;

namespace Flitch.Testing;

/// <summary>The keys' lines of one process, without a file. Tells when a state is saved, and how many hold a turn.</summary>
public sealed class InMemoryKeyLine : IKeyLine
{
    private readonly ConcurrentDictionary<string, Slot> _slots = new();

    /// <summary>Called with each state that is saved before a call is sent.</summary>
    public Action<KeyState>? Saved { get; set; }

    /// <summary>The key's state as last left.</summary>
    public KeyState this[string key]
    {
        get => SlotOf(key).State;
        set => SlotOf(key).State = value;
    }

    /// <inheritdoc/>
    public async ValueTask<IKeyLease> EnterAsync(string key, CancellationToken cancellationToken)
    {
        var slot = SlotOf(key);
        await slot.Gate.WaitAsync(cancellationToken);
        return new Lease(this, slot);
    }

    private Slot SlotOf(string key) => _slots.GetOrAdd(key, _ => new Slot());

    private sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public KeyState State { get; set; } = new();
    }

    private sealed class Lease(InMemoryKeyLine line, Slot slot) : IKeyLease
    {
        public KeyState State { get; set; } = slot.State;

        public ValueTask SaveAsync(CancellationToken cancellationToken)
        {
            slot.State = State;
            line.Saved?.Invoke(State);
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            slot.State = State;
            slot.Gate.Release();
            return ValueTask.CompletedTask;
        }
    }
}
