using System.Collections.Concurrent;
using Flitch.Connectors.KeyLine;

namespace Flitch.Connectors.TestKit.Benches;

/// <summary>The keys' lines of one test, without a file.</summary>
internal sealed class MemoryKeyLine : IKeyLine
{
    private readonly ConcurrentDictionary<string, Slot> _slots = new();

    public async ValueTask<IKeyLease> EnterAsync(string key, CancellationToken cancellationToken)
    {
        var slot = _slots.GetOrAdd(key, _ => new Slot());
        await slot.Gate.WaitAsync(cancellationToken);
        return new Lease(slot);
    }

    private sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public KeyState State { get; set; } = new();
    }

    private sealed class Lease(Slot slot) : IKeyLease
    {
        public KeyState State { get; set; } = slot.State;

        public ValueTask SaveAsync(CancellationToken cancellationToken)
        {
            slot.State = State;
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
