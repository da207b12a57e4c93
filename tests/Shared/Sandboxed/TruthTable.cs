using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Kraken.Sandbox;

namespace Flitch.Testing;

/// <summary>The sandbox's truth about one object as rows of text, spelled as DuckDB spells the column's type. Written apart from the connector, on purpose.</summary>
public static class TruthTable
{
    /// <summary>All rows that the sandbox serves now.</summary>
    public static SortedDictionary<string, Dictionary<string, string?>> Of(KrakenSandboxServer sandbox, ObjectDescriptor o) =>
        Of(sandbox.Truth(o.Path[(o.Path.LastIndexOf('/') + 1)..]), o);

    /// <summary>Given rows of the sandbox.</summary>
    public static SortedDictionary<string, Dictionary<string, string?>> Of(IEnumerable<SandboxRow> rows, ObjectDescriptor o)
    {
        var table = new SortedDictionary<string, Dictionary<string, string?>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            using var record = JsonDocument.Parse(row.Json);
            table.Add(row.Id, o.Columns.ToDictionary(c => c.Name, c => c.Name == KeyOf(o) ? row.Id : Spell(Find(record.RootElement, c), c.Type)));
        }

        return table;
    }

    internal static string? KeyOf(ObjectDescriptor o) => o.PrimaryKey.Count == 0 ? null : o.PrimaryKey[0];

    private static JsonElement? Find(JsonElement record, ColumnDescriptor column)
    {
        // A map of plain values: the value is the record.
        if (record.ValueKind != JsonValueKind.Object)
        {
            return record;
        }

        foreach (var part in (column.Source ?? column.Name).Split('/'))
        {
            if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(part, out record))
            {
                return null;
            }
        }

        return record;
    }

    private static string? Spell(JsonElement? value, ColumnType type)
    {
        if (value is not { } present || present.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = present.ValueKind == JsonValueKind.String ? present.GetString()! : present.GetRawText();
        return type.Kind switch
        {
            ColumnKind.Decimal => Scaled(text, type.Scale).ToString(CultureInfo.InvariantCulture),
            ColumnKind.Timestamp => text == "0" ? null : Scaled(text, 6).ToString(CultureInfo.InvariantCulture),
            _ => text,
        };
    }

    // The digits as a whole number of the column's smallest unit; digits beyond are cut.
    private static BigInteger Scaled(string text, int scale)
    {
        var parts = text.TrimStart('+').Split('.');
        var digits = parts.Length > 1 ? parts[1].PadRight(scale, '0')[..scale] : new string('0', scale);
        return BigInteger.Parse(parts[0] + digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }
}
