using System.Data.Common;
using Flitch.Connectors;
using Flitch.Storage.Errors;

namespace Flitch.Storage.Folders;

/// <summary>Tells what befalls disks in a person's words.</summary>
internal static class DiskGuard
{
    private const int NoSpaceUnix = 28;
    private const int QuotaLinux = 122;
    private const int QuotaMac = 69;
    private const int ReadOnlyUnix = 30;
    private const int NotAFolderUnix = 20;
    private const int NoSpaceWindows = 112;

    public static void Run(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (Translate(path, error) is { } told)
        {
            throw told;
        }
    }

    public static async Task<T> RunAsync<T>(string path, Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception error) when (Translate(path, error) is { } told)
        {
            throw told;
        }
    }

    /// <summary>The error for people, or null for what is none of the disk's.</summary>
    public static FlitchException? Translate(string path, Exception error) => error switch
    {
        UnauthorizedAccessException => StorageErrors.NotWritable(path, error),
        IOException io => FromCode(path, io),
        DbException duck => FromText(path, duck),
        _ => null,
    };

    private static FlitchException FromCode(string path, IOException error) => (error.HResult & 0xFFFF) switch
    {
        NoSpaceUnix or QuotaLinux or QuotaMac or NoSpaceWindows => StorageErrors.DiskFull(path, error),
        ReadOnlyUnix => StorageErrors.NotWritable(path, error),
        NotAFolderUnix => StorageErrors.NotAFolder(path, error),
        _ => StorageErrors.Failed(path, error),
    };

    // DuckDB passes the system's words on: "IO Error: Could not write file "…": No space left on device".
    private static FlitchException? FromText(string path, DbException error) => error.Message switch
    {
        var text when Has(text, "No space left") || Has(text, "Disk quota exceeded") || Has(text, "not enough space") => StorageErrors.DiskFull(path, error),
        var text when Has(text, "Read-only file system") || Has(text, "Permission denied") => StorageErrors.NotWritable(path, error),
        var text when text.StartsWith("Out of Memory Error", StringComparison.Ordinal) => StorageErrors.OutOfMemory(error),
        var text when text.StartsWith("IO Error", StringComparison.Ordinal) => StorageErrors.Failed(path, error),
        _ => null,
    };

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
