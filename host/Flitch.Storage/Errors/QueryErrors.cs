using System.Globalization;
using Flitch.Connectors;
using Flitch.Storage.Querying;

namespace Flitch.Storage.Errors;

/// <summary>What is wrong with a query, in a person's words; DuckDB's own text says where.</summary>
internal static class QueryErrors
{
    public static FlitchException Sql(string duckDbText, string sql, ErrorPlace? place, Exception? inner = null)
    {
        var summary = place is null ? duckDbText : $"{duckDbText}\n\n{ErrorPlaces.Point(sql, place)}";
        const string Fix = "Correct the SQL. SHOW TABLES lists the datasets, DESCRIBE main.ledgers the columns of one.";
        return new(new ErrorInfo("query:sql", ErrorKind.Usage, summary, Fix) { Place = place }, inner);
    }

    public static FlitchException NotOfConnection(string table, string connection, string sql, ErrorPlace? place) =>
        Sql($"Catalog Error: The connection {connection} has no dataset {table}; the connection main has one. Write main.{table} where that one is meant.", sql, place);

    public static FlitchException Timeout(TimeSpan limit, Exception? inner) => new(
        "query:timeout",
        ErrorKind.Usage,
        string.Create(CultureInfo.InvariantCulture, $"The query was ended: it took longer than {limit.TotalSeconds:0} seconds."),
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

    public static FlitchException Function(string name) => new(
        "query:function",
        ErrorKind.Usage,
        $"The table function {name} cannot be used here: queries read the datasets and nothing else.",
        "Query the views (SHOW TABLES lists them), or use your own DuckDB: duckdb -init views.sql");

    public static FlitchException Unreadable(string column, string type, Exception inner) => new(
        "query:type",
        ErrorKind.Usage,
        $"The column {column} has the type {type}, which cannot be shown as it is.",
        $"Cast it in the SQL, for example {column}::VARCHAR or {column}::JSON.",
        inner);

    public static FlitchException Memory(string duckDbText, Exception inner) => new(
        "query:memory",
        ErrorKind.Usage,
        $"The query needs more memory than queries may have: {duckDbText}",
        "Ask for fewer rows or columns at once (a WHERE on the time column skips whole files), or use your own DuckDB: duckdb -init views.sql",
        inner);
}
