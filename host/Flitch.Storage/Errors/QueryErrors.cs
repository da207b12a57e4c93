using System.Globalization;
using Flitch.Connectors;
using Flitch.Storage.Querying;

namespace Flitch.Storage.Errors;

/// <summary>What is wrong with a query, in a person's words; DuckDB's own text says where.</summary>
internal static class QueryErrors
{
    public static FlitchException Sql(string duckDbText, string sql, ErrorPlace? place, Exception? inner = null) =>
        At("query:sql", duckDbText, "Correct the SQL. SHOW TABLES lists the datasets, DESCRIBE main.ledgers the columns of one.", sql, place, inner);

    public static FlitchException NotOfConnection(string table, string connection, string sql, ErrorPlace? place) =>
        Sql($"Catalog Error: The connection {connection} has no dataset {table}; the connection main has one. Write main.{table} where that one is meant.", sql, place);

    public static FlitchException Timeout(TimeSpan limit, Exception? inner) => new(
        "query:timeout",
        ErrorKind.Usage,
        string.Create(CultureInfo.InvariantCulture, $"The query was ended: it took longer than {Math.Ceiling(limit.TotalSeconds):0} second{(limit <= TimeSpan.FromSeconds(1) ? "" : "s")}."),
        "Ask for less at once (a WHERE on the time column skips whole files), or use your own DuckDB: duckdb -init views.sql",
        inner);

    public static FlitchException NotASelect() => new(
        "query:not-a-select",
        ErrorKind.Usage,
        "Only a query can run here: SELECT, WITH, FROM, SHOW, DESCRIBE or SUMMARIZE. Datasets change by refreshing alone.",
        "Write a SELECT. For anything else use your own DuckDB: duckdb -init views.sql");

    public static FlitchException NotOne() => new(
        "query:not-one-statement",
        ErrorKind.Usage,
        "Exactly one statement can run at a time.",
        "Give one SELECT, and further ones each with a command of its own.");

    public static FlitchException Function(string name, string sql, ErrorPlace? place) => At(
        "query:function",
        $"The function {name} cannot be used here: queries read the datasets and nothing else.",
        "Query the views (SHOW TABLES lists them), or use your own DuckDB: duckdb -init views.sql",
        sql,
        place);

    public static FlitchException File(string name, string sql, ErrorPlace? place) => At(
        "query:file",
        $"Files cannot be read here: {name}. Queries read the datasets and nothing else.",
        "Query the views (SHOW TABLES lists them), or use your own DuckDB: duckdb -init views.sql",
        sql,
        place);

    public static FlitchException TooMuch(string what, string sql, ErrorPlace? place) => At(
        "query:too-much",
        $"The query could take more memory or time than can be bounded: {what}",
        "Write it with less, or use your own DuckDB: duckdb -init views.sql",
        sql,
        place);

    public static FlitchException TooLong(int length, int longest) => new(
        "query:too-long",
        ErrorKind.Usage,
        string.Create(CultureInfo.InvariantCulture, $"The query is {length:N0} characters long; {longest:N0} is the most."),
        "Put values into a parameter instead of the text, or use your own DuckDB: duckdb -init views.sql");

    public static FlitchException Busy() => new(
        "query:busy",
        ErrorKind.Transient,
        "Other queries are running, and none of them ended while this one waited for its turn.",
        "Wait for them or cancel them, and run the query again.");

    public static FlitchException Unreadable(string column, string type, Exception inner) => new(
        "query:type",
        ErrorKind.Usage,
        $"The column {column} has the type {type}, which cannot be shown as it is.",
        $"Cast it in the SQL, for example {column}::VARCHAR or {column}::JSON.",
        inner);

    // Only the first line: the others advise settings that are locked.
    public static FlitchException Memory(string duckDbText, Exception inner) => new(
        "query:memory",
        ErrorKind.Usage,
        $"The query needs more memory than queries may have: {duckDbText.Split('\n')[0]}",
        "Ask for fewer rows or columns at once (a WHERE on the time column skips whole files), or use your own DuckDB: duckdb -init views.sql",
        inner);

    public static FlitchException TooLarge(string duckDbText, Exception inner) => new(
        "query:too-large",
        ErrorKind.Usage,
        "A sum or product is too large: amounts have 38 digits, 18 of them behind the point, and nothing is rounded to make it fit.",
        $"Ask for fewer rows or smaller figures at once, or for fewer decimals, as sum(amount::DECIMAL(38, 8)) has them. DuckDB says: {duckDbText.Split('\n')[0]}",
        inner);

    private static FlitchException At(string code, string what, string fix, string sql, ErrorPlace? place, Exception? inner = null)
    {
        var summary = place is null ? what : $"{what}\n\n{ErrorPlaces.Point(sql, place)}";
        return new(new ErrorInfo(code, ErrorKind.Usage, summary, fix) { Place = place }, inner);
    }
}
