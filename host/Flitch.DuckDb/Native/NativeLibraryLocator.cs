using System.Reflection;
using System.Runtime.InteropServices;

namespace Flitch.DuckDb.Native;

/// <summary>Finds libduckdb beside this assembly, where the build puts it, before the operating system's own search.</summary>
internal static class NativeLibraryLocator
{
    public static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        foreach (var folder in new[] { Path.GetDirectoryName(assembly.Location), AppContext.BaseDirectory })
            if (!string.IsNullOrEmpty(folder) && NativeLibrary.TryLoad(Path.Combine(folder, FileName(name)), out var handle))
                return handle;
        return NativeLibrary.TryLoad(name, assembly, searchPath, out var found) ? found : throw NotFound(name);
    }

    private static DllNotFoundException NotFound(string name) => new(
        $"DuckDB's native library {FileName(name)} is neither in {AppContext.BaseDirectory} nor on the library path; build the project again to fetch it.");

    private static string FileName(string name) =>
        OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
}
