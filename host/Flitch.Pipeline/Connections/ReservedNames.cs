using System.Collections.Frozen;

namespace Flitch.Pipeline.Connections;

/// <summary>Names that cannot be a schema's in unquoted SQL, or already mean something there.</summary>
internal static class ReservedNames
{
    /// <summary>Schemas and catalogues of DuckDB's own. <c>main</c> is one of them and allowed on purpose: its views stand in the default schema.</summary>
    public static FrozenSet<string> Catalogues { get; } =
        FrozenSet.ToFrozenSet(["information_schema", "pg_catalog", "pg_temp", "temp", "system", "memory"], StringComparer.Ordinal);

    /// <summary>Every word that <c>duckdb_keywords()</c> of DuckDB 1.5 does not call unreserved; a test asks the library itself.</summary>
    public static FrozenSet<string> Keywords { get; } = (
        "all analyse analyze and anti any array as asc asof asymmetric at authorization between bigint binary bit boolean both by case cast char character " +
        "check coalesce collate collation column columns concurrently constraint create cross dec decimal default deferrable desc describe distinct do else " +
        "end except exists extract false fetch float for foreign freeze from full generated glob group grouping grouping_id having ilike in initially inner " +
        "inout int integer intersect interval into is isnull join lambda lateral leading left like limit map national natural nchar none not notnull null " +
        "nullif numeric offset on only or order out outer overlaps overlay pivot pivot_longer pivot_wider placing position positional precision primary " +
        "qualify real references returning right row select semi setof show similar smallint some struct substring summarize symmetric table tablesample " +
        "then time timestamp to trailing treat trim true try_cast union unique unpack unpivot using values varchar variadic verbose when where window with " +
        "xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Files that Windows does not let anybody make.</summary>
    public static FrozenSet<string> Devices { get; } = FrozenSet.ToFrozenSet(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })], StringComparer.Ordinal);
}
