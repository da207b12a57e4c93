using Flitch.DuckDb;
using Flitch.Storage.Folders;

namespace Flitch.Storage.Checking;

/// <summary>Tells a file that cannot be read from a reading that failed for another reason: only the first may cost the file.</summary>
internal static class FileDamage
{
    public static bool IsDamage(DuckDbException error) =>
        error.ErrorType is not (DuckDbErrorType.OutOfMemory or DuckDbErrorType.Interrupt)
        && DiskGuard.Translate("", error) is not { Error.Code: "storage:disk-full" or "storage:read-only" or "storage:memory" };

    /// <summary>DuckDB's words without the statement that follows them.</summary>
    public static string Words(DuckDbException error) => error.Message.Split("\n\nLINE ")[0];
}
