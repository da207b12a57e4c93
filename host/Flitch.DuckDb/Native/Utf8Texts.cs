using System.Runtime.InteropServices;

namespace Flitch.DuckDb.Native;

/// <summary>A <c>const char**</c> for the time of one call.</summary>
internal sealed unsafe class Utf8Texts : IDisposable
{
    private readonly int _count;

    public Utf8Texts(IEnumerable<string> texts)
    {
        var pointers = texts.Select(Marshal.StringToCoTaskMemUTF8).ToArray();
        _count = pointers.Length;
        Pointer = (byte**)NativeMemory.Alloc((nuint)Math.Max(1, _count), (nuint)sizeof(byte*));
        for (var index = 0; index < _count; index++)
            Pointer[index] = (byte*)pointers[index];
    }

    public byte** Pointer { get; }

    public void Dispose()
    {
        for (var index = 0; index < _count; index++)
            Marshal.FreeCoTaskMem((nint)Pointer[index]);
        NativeMemory.Free(Pointer);
    }
}
