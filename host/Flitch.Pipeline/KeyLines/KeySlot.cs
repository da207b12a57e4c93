using Flitch.Connectors.KeyLine;

namespace Flitch.Pipeline.KeyLines;

/// <summary>One key's place in this process: who is next, and the state as this process last saw it, which spares parsing what nobody changed.</summary>
internal sealed class KeySlot(string path)
{
    public string Path { get; } = path;

    public SemaphoreSlim Gate { get; } = new(1, 1);

    public byte[] Block { get; set; } = [];

    public KeyState State { get; set; } = new();
}
