using System.Text;

namespace Flitch.Connectors.Kraken.Sandbox.Wire;

/// <summary>The fields of a kind of row in the order in which they are written.</summary>
/// <typeparam name="TRow">The kind of row.</typeparam>
internal sealed class FieldTable<TRow>
{
    private readonly (byte[] Name, FieldWriter<TRow> Write)[] _fields;

    public FieldTable(IEnumerable<Field<TRow>> fields, WireOptions options)
    {
        var known = fields.Where(field => !(options.OldFields && field.IsNew));
        var ordered = options.Alphabetical ? known.OrderBy(field => field.Name == "subtype").ThenBy(field => field.Name, StringComparer.Ordinal) : known;
        _fields = [.. ordered.Select(field => (Encoding.UTF8.GetBytes(field.Name), field.Write))];
    }

    /// <summary>Writes all fields of a row.</summary>
    public void Write(RowContext context, TRow row)
    {
        foreach (var (name, write) in _fields)
            write(context, name, row);
    }
}
