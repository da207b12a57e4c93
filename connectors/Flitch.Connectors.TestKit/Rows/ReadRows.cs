using System.Globalization;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;

namespace Flitch.Connectors.TestKit.Rows;

/// <summary>What reading a listing to its end brought.</summary>
internal sealed class ReadRows(ObjectDescriptor o)
{
    private readonly List<Row> _rows = [];
    private readonly List<PageFacts> _pages = [];

    public ObjectDescriptor Object => o;

    public IReadOnlyList<Row> Rows => _rows;

    public IReadOnlyList<PageFacts> Pages => _pages;

    public IEnumerable<Drift> Drift => _pages.SelectMany(p => p.Drift);

    /// <summary>The columns whose type is not the catalogue's; null when the batches fit.</summary>
    public string? Misfit { get; private set; }

    /// <summary>All rows' values, sorted.</summary>
    public IEnumerable<string> Sorted => _rows.Select(r => r.Text).Order(StringComparer.Ordinal);

    /// <summary>All rows' keys, sorted.</summary>
    public IEnumerable<string> SortedKeys => _rows.Select(KeyOf).Order(StringComparer.Ordinal);

    public void Take(Page page)
    {
        var types = page.Batch.Columns.Select(c => c.Type).ToList();
        if (!types.SequenceEqual(o.Columns.Select(c => c.Type)))
        {
            Misfit ??= $"({string.Join(", ", types)}) instead of ({string.Join(", ", o.Columns.Select(c => c.Type))})";
            return;
        }

        _pages.Add(PageFacts.Of(page));
        for (var row = 0; row < page.Batch.RowCount; row++)
        {
            _rows.Add(new Row([.. page.Batch.Columns.Select(c => Cells.TextOf(c, row))], page.Batch.Rescued[row]));
        }
    }

    /// <summary>The place of a column; -1 where the catalogue has none of the name.</summary>
    public int IndexOf(string column) => o.Columns.Select(c => c.Name).ToList().IndexOf(column);

    /// <summary>The cursors, microseconds since 1970; null where a row has none.</summary>
    public IEnumerable<long?> Cursors() => CursorsAt(IndexOf(o.Cursor ?? ""));

    /// <summary>A row's key, for a message.</summary>
    public string KeyOf(Row row) => string.Join(", ", o.PrimaryKey.Select(k => $"{k} {row.Cells[IndexOf(k)] ?? "null"}"));

    private IEnumerable<long?> CursorsAt(int place) =>
        place < 0 ? [] : _rows.Select(r => r.Cells[place] is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : (long?)null);
}
