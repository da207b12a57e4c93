using System;
using System.Collections.Generic;

namespace Flitch.Connectors.Schema.Naming;

/// <summary>Words that DuckDB's SQL keeps for itself: a column or table of such a name could only be asked for in double quotes.</summary>
public static class ReservedWords
{
    /// <summary>What DuckDB 1.5 takes neither as a column's name nor as a table's without quotes; a test asks the library itself.</summary>
    public static IReadOnlyCollection<string> OfSql { get; } = (
        "all analyse analyze and anti any array as asc asof asymmetric at authorization binary both by case cast check collate collation column concurrently "
        + "constraint create cross default deferrable desc describe distinct do else end except false fetch for foreign freeze from full glob group having ilike "
        + "in initially inner intersect into is isnull join lambda lateral leading left like limit natural not notnull null offset on only or order outer "
        + "overlaps pivot pivot_longer pivot_wider placing positional primary qualify references returning right select semi show similar some summarize "
        + "symmetric table tablesample then to trailing true union unique unpack unpivot using variadic verbose when where window with").Split(' ');

    private static readonly HashSet<string> Words = new(OfSql, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is one of them, in any case.</summary>
    /// <param name="name">For example <c>order</c>.</param>
    public static bool Contains(string name) => Words.Contains(name);
}
