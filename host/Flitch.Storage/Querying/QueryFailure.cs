using System.Text.Json;
using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Storage.Errors;

namespace Flitch.Storage.Querying;

/// <summary>DuckDB's errors in a person's words: a damaged file is ours, all else is the query's and is shown at its place.</summary>
internal static class QueryFailure
{
    public static FlitchException Tell(DuckDbException error, string sql, ViewPlan plan)
    {
        var (type, text, place) = Read(error, sql);
        if (plan.FileIn(text) is { } file)
        {
            return File.Exists(file.Path) ? StorageErrors.UnreadableFile(file.Dataset, file.Path, text, error) : StorageErrors.MissingFile(file.Dataset, file.Path);
        }

        return error.ErrorType == DuckDbErrorType.OutOfMemory ? QueryErrors.Memory($"{type}{text}", error)
            : text.StartsWith("Overflow in ", StringComparison.Ordinal) && text.Contains("DECIMAL", StringComparison.Ordinal) ? QueryErrors.TooLarge($"{type}{text}", error)
            : QueryErrors.Sql($"{type}{text}", sql, place, error);
    }

    /// <summary>Whether an instance may not get over it. A wrong query is nothing to get over.</summary>
    public static bool Spoils(DuckDbException error) => error.ErrorType is DuckDbErrorType.OutOfMemory or DuckDbErrorType.Interrupt or DuckDbErrorType.Fatal
        or DuckDbErrorType.Internal or DuckDbErrorType.Unknown or DuckDbErrorType.Transaction or DuckDbErrorType.Executor or DuckDbErrorType.Scheduler or DuckDbErrorType.Io;

    // {"exception_type":"Binder","exception_message":"Referenced column …","position":"7"}; in front of a parser's error "Parser Error: " once more.
    private static (string Type, string Text, ErrorPlace? Place) Read(DuckDbException error, string sql)
    {
        var start = error.Message.IndexOf('{', StringComparison.Ordinal);
        if (start < 0 || !error.Message.AsSpan(start).StartsWith("{\"exception_type\"", StringComparison.Ordinal))
        {
            return ("", error.Message, null);
        }

        using var document = JsonDocument.Parse(error.Message.AsMemory(start));
        var root = document.RootElement;
        return ($"{Text(root, "exception_type")} Error: ", Text(root, "exception_message"), ErrorPlaces.AtByte(sql, Text(root, "position")));
    }

    private static string Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
