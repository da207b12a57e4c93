using System.Globalization;
using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Storage.Datasets;
using Flitch.Storage.Querying;

namespace Flitch.Pipeline.Verifying;

/// <summary>The stored rows of a short stretch as text, by key: what stood there before a repair, and what stands there after.</summary>
internal sealed class StoredText(QueryEngine query, ConnectionName connection, ObjectDescriptor descriptor)
{
    /// <summary>Longer stretches are repaired as well, but not told row by row.</summary>
    private const int MostRows = 5_000;

    /// <summary>Reads a stretch.</summary>
    /// <returns>Null when it is too long, cannot be read, or has no key to tell rows by.</returns>
    public async Task<IReadOnlyDictionary<string, string?[]>?> ReadAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        if (descriptor.PrimaryKey.Count == 0 || descriptor.Cursor is null)
        {
            return null;
        }

        try
        {
            return await QueryAsync(stretch, cancellationToken);
        }
        catch (FlitchException)
        {
            // A file that is missing or damaged has been told already.
            return null;
        }
    }

    private async Task<IReadOnlyDictionary<string, string?[]>?> QueryAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        await using var result = await query.ExecuteAsync(Select(stretch), null, cancellationToken);
        await foreach (var row in result.ReadRowsAsync(cancellationToken))
        {
            if (rows.Count == MostRows)
            {
                return null;
            }

            rows[(string)row[0]!] = [.. row.Skip(1).Select(v => v as string)];
        }

        return rows;
    }

    private string Select(ReadInterval stretch)
    {
        var key = string.Join(" || ' ' || ", descriptor.PrimaryKey.Select(k => $"coalesce({Sql.Name(k)}::VARCHAR, '')"));
        return $"SELECT {key}, {string.Join(", ", descriptor.Columns.Select(Text))} FROM {Sql.Table(connection, descriptor)} WHERE {Sql.Within(descriptor.Cursor!, stretch)}";
    }

    private static string Text(ColumnDescriptor column) => column.Type.Kind == ColumnKind.Timestamp
        ? $"strftime({Sql.Name(column.Name)}, '%Y-%m-%d %H:%M:%S.%f UTC')"
        : string.Create(CultureInfo.InvariantCulture, $"{Sql.Name(column.Name)}::VARCHAR");
}
