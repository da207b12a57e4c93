using System.Runtime.InteropServices;

namespace Flitch.DuckDb.Ingestion;

/// <summary>An object as a pointer that native code keeps, until it frees it.</summary>
internal static class ManagedPointer
{
    public static nint Make(object target) => GCHandle.ToIntPtr(GCHandle.Alloc(target));

    public static T Get<T>(nint pointer)
        where T : class => (T)GCHandle.FromIntPtr(pointer).Target!;

    /// <summary>Frees the pointer and disposes the object if it can be.</summary>
    public static void Free(nint pointer)
    {
        if (pointer == 0)
            return;
        var handle = GCHandle.FromIntPtr(pointer);
        var target = handle.Target;
        handle.Free();
        (target as IDisposable)?.Dispose();
    }
}
