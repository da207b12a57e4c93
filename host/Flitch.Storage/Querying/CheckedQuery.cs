namespace Flitch.Storage.Querying;

/// <summary>What a query names.</summary>
/// <param name="Tables">Tables and views, those of its WITH among them.</param>
/// <param name="Ctes">Names that its WITH gives.</param>
internal sealed record CheckedQuery(List<TableReference> Tables, HashSet<string> Ctes)
{
    /// <summary>Tables and views that are looked for where the query's options say.</summary>
    public IEnumerable<TableReference> Unprefixed => Tables.Where(t => t.Schema.Length == 0 && !Ctes.Contains(t.Table));
}
