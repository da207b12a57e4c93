namespace Flitch.DuckDb;

/// <summary>
/// Reads the class from a message's beginning. Preparing a statement tells only a text, such as "Parser Error: syntax error at …",
/// where executing one also tells the class.
/// </summary>
internal static class ErrorTypeParser
{
    // With errors_as_json a message is {"exception_type":"Binder","exception_message":"…"}.
    private const string JsonStart = "{\"exception_type\":\"";

    public static DuckDbErrorType Parse(string message)
    {
        if (message.StartsWith(JsonStart, StringComparison.Ordinal))
            return FromName(message[JsonStart.Length..].Split('"')[0]);
        var end = message.IndexOf(" Error: ", StringComparison.Ordinal);
        return end < 0 ? DuckDbErrorType.Unknown : FromName(message[..end]);
    }

    private static DuckDbErrorType FromName(string name) => name switch
    {
        "INTERNAL" => DuckDbErrorType.Internal,
        "FATAL" => DuckDbErrorType.Fatal,
        "TransactionContext" => DuckDbErrorType.Transaction,
        "Not implemented" => DuckDbErrorType.NotImplemented,
        "Invalid Input" => DuckDbErrorType.InvalidInput,
        _ => Enum.TryParse<DuckDbErrorType>(name.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out var type) ? type : DuckDbErrorType.Unknown,
    };
}
