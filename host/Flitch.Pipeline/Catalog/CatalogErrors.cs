using Flitch.Connectors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Catalog;

/// <summary>Says in a person's words what SQLite refused.</summary>
internal static class CatalogErrors
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    /// <summary>The error for people, or null when it is a defect of ours.</summary>
    public static FlitchException? Translate(Exception e, string path) => e switch
    {
        SqliteException sqlite => Translate(sqlite, path),
        DbUpdateException { InnerException: SqliteException sqlite } => Translate(sqlite, path),
        IOException or UnauthorizedAccessException => CannotWrite(path, e),
        _ => null,
    };

    private static FlitchException? Translate(SqliteException e, string path) => e.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => new FlitchException(
            "catalog:broken",
            ErrorKind.Storage,
            $"The catalogue {path} is damaged: {e.Message}",
            "Put a backup of it in its place, or move it away and add the connections again: the data files are kept apart and stay as they are.",
            e),
        ReadOnly or CannotOpen => CannotWrite(path, e),
        Full or InputOutput => new FlitchException(
            "storage:disk-full", ErrorKind.Storage, $"The catalogue {path} cannot be written: {e.Message}", "Free space on the disk and run the command again.", e),
        Constraint => new FlitchException(
            "catalog:conflict", ErrorKind.Usage, "Another process changed the same thing in the catalogue at the same moment.", "Look at what is there now, then run the command again.", e),
        Busy => new FlitchException(
            "catalog:busy", ErrorKind.Storage, $"The catalogue {path} has been locked by another process for too long.", "End the other process, then run the command again.", e),
        _ => null,
    };

    private static FlitchException CannotWrite(string path, Exception e) => new(
        "storage:read-only",
        ErrorKind.Storage,
        $"The catalogue {path} cannot be opened for writing: {e.Message}",
        "Make the data folder writable, or use another one with --data.",
        e);
}
