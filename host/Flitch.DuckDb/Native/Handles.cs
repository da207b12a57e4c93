using Microsoft.Win32.SafeHandles;

namespace Flitch.DuckDb.Native;

/// <summary>An opaque pointer of the C API; each kind has its own destroy function, which takes the pointer's address.</summary>
internal abstract class NativeHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected abstract void Destroy(ref nint pointer);

    protected sealed override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }
}

internal sealed class InstanceCacheHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyInstanceCache(ref pointer);
}

internal sealed class ConfigHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyConfig(ref pointer);
}

internal sealed class DatabaseHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.Close(ref pointer);
}

internal sealed class ConnectionHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.Disconnect(ref pointer);
}

internal sealed class ExtractedHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyExtracted(ref pointer);
}

internal sealed class PreparedHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyPrepare(ref pointer);
}

internal sealed class PendingHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyPending(ref pointer);
}

internal sealed class ChunkHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyDataChunk(ref pointer);
}

internal sealed class LogicalTypeHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyLogicalType(ref pointer);
}

internal sealed class ValueHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyValue(ref pointer);
}

internal sealed class TableFunctionHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyTableFunction(ref pointer);
}
