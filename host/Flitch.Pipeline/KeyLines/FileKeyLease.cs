using Flitch.Connectors;
using Flitch.Connectors.KeyLine;
using Microsoft.Win32.SafeHandles;

namespace Flitch.Pipeline.KeyLines;

/// <summary>A key's turn: its file is open and locked until this is disposed.</summary>
internal sealed class FileKeyLease : IKeyLease
{
    private readonly KeySlot _slot;
    private readonly SafeFileHandle _file;
    private readonly Action<string> _reached;
    private KeyState _saved;
    private bool _disposed;

    public FileKeyLease(KeySlot slot, SafeFileHandle file, Action<string> reached)
    {
        _slot = slot;
        _file = file;
        _reached = reached;
        Refresh();
        _saved = State = slot.State;
    }

    public KeyState State { get; set; }

    public ValueTask SaveAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Save();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return ValueTask.CompletedTask;
        }

        _disposed = true;
        try
        {
            Save();
        }
        finally
        {
            _file.Dispose();
            _slot.Gate.Release();
        }

        return ValueTask.CompletedTask;
    }

    private void Refresh()
    {
        Span<byte> block = stackalloc byte[KeyStateFile.Length];
        var read = block[..KeyStateFile.Read(_file, block)];
        if (!read.SequenceEqual(_slot.Block))
        {
            _slot.State = KeyStateFile.Parse(read) ?? new KeyState();
            _slot.Block = read.ToArray();
        }
    }

    private void Save()
    {
        if (ReferenceEquals(State, _saved))
        {
            return;
        }

        try
        {
            _reached("key state writing");
            _slot.Block = KeyStateFile.Write(_file, State);
            _slot.State = _saved = State;
            _reached("key state written");
        }
        catch (IOException e)
        {
            throw new FlitchException(
                "state:not-writable", ErrorKind.Storage, $"The state of an API key cannot be saved: {e.Message}", "Free space on the disk, or set FLITCH_STATE to another folder.", e);
        }
    }
}
