using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage.Querying;

namespace Flitch.Testing;

/// <summary>The stored rows of a dataset of connection <c>main</c> as text, in the spelling of <see cref="TruthTable"/>.</summary>
public static class StoredTable
{
    /// <summary>All rows, with <c>_rescued</c>; a key that comes twice is told, since no dictionary holds it.</summary>
    public static async Task<SortedDictionary<string, Dictionary<string, string?>>> ReadAsync(QueryEngine query, ObjectDescriptor o, CancellationToken cancellationToken)
    {
        var columns = o.Columns.Select(c => Expression(c)).Append("_rescued");
        var table = new SortedDictionary<string, Dictionary<string, string?>>(StringComparer.Ordinal);
        await using var result = await query.ExecuteAsync($"SELECT {string.Join(", ", columns)} FROM main.{o.Name}", null, cancellationToken);
        await foreach (var values in result.ReadRowsAsync(cancellationToken))
        {
            var row = o.Columns.Select(c => c.Name).Append("_rescued").Zip(values).ToDictionary(v => v.First, v => v.Second as string);
            var key = TruthTable.KeyOf(o) is { } name ? row[name]! : "";
            if (!table.TryAdd(key, row))
            {
                throw new InvalidOperationException($"{o.Name} holds {key} twice.");
            }
        }

        return table;
    }

    private static string Expression(ColumnDescriptor c) => c.Type.Kind switch
    {
        ColumnKind.Decimal => $"CAST(\"{c.Name}\" AS VARCHAR).replace('.', '').regexp_replace('^(-?)0+([0-9])', '\\1\\2')",
        ColumnKind.Timestamp => $"CAST(epoch_us(\"{c.Name}\") AS VARCHAR)",
        ColumnKind.List => $"CAST(to_json(\"{c.Name}\") AS VARCHAR)",
        _ => $"CAST(\"{c.Name}\" AS VARCHAR)",
    };
}
