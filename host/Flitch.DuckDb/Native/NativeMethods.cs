using System.Runtime.InteropServices;

namespace Flitch.DuckDb.Native;

/// <summary>DuckDB's C API, as far as this provider uses it; the parts are one concern each.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "duckdb";

    static NativeMethods() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, NativeLibraryLocator.Resolve);

    /// <summary>The text behind a <c>const char*</c> that DuckDB keeps; null for a null pointer.</summary>
    public static string? Text(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    /// <summary>The text behind a <c>char*</c> that the caller owns, which is freed.</summary>
    public static string? TakeText(byte* text)
    {
        var result = Text(text);
        Free((nint)text);
        return result;
    }

    [LibraryImport(Library, EntryPoint = "duckdb_free")]
    public static partial void Free(nint memory);

    [LibraryImport(Library, EntryPoint = "duckdb_library_version")]
    public static partial byte* LibraryVersion();
}
