using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing;

namespace Flitch.Pipeline.Verifying;

/// <summary>Reads a stretch and only looks: what of it is not stored as the service serves it, and what is stored that it does not serve.</summary>
internal sealed class LookingReader(DatasetSession session, StoredText text, VerifyBook book) : IStretchReader
{
    /// <summary>Rows that were served and are not stored at all.</summary>
    public long Missing { get; private set; }

    public async Task<ReadStretch> ReadAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        var stored = await session.Writer.CountRowsAsync(stretch, cancellationToken);
        var keys = await text.ReadAsync(stretch, cancellationToken);
        var (count, served, pages, different) = ((long?)null, 0L, 0, new List<string>());
        await foreach (var page in session.Scope.Connector.ReadAsync(session.Descriptor.Name, stretch, cancellationToken))
        {
            using (page)
            {
                count = pages++ == 0 ? page.Count : count;
                served += page.Batch.RowCount;
                different.AddRange(await DifferentAsync(page.Batch, cancellationToken));
            }
        }

        var missing = different.Where(k => keys?.ContainsKey(k) != true).ToList();
        Missing += missing.Count;
        Tell(stretch, missing, [.. different.Except(missing)], stored + missing.Count - served);
        return new ReadStretch(stretch, count, served, stored + missing.Count, different.Count, pages);
    }

    private async Task<IEnumerable<string>> DifferentAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        var known = await session.Writer.FindKnownAsync(batch, cancellationToken);
        return [.. Enumerable.Range(0, batch.RowCount).Where(row => !known[row]).Select(row => Key(batch, row))];
    }

    private string Key(RecordBatch batch, int row) => string.Join(' ', session.Descriptor.PrimaryKey.Select(name => Text(batch.Columns[Index(name)], row)));

    private int Index(string name) => session.Descriptor.Columns.Select(c => c.Name).ToList().IndexOf(name);

    private static string Text(Column column, int row) => column switch
    {
        TextColumn text => text[row] ?? "",
        Int64Column { Type.Kind: ColumnKind.Integer } number => number[row]?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        _ => "",
    };

    private void Tell(ReadInterval stretch, List<string> missing, List<string> changed, long unserved)
    {
        missing.ForEach(k => book.Add(new Finding(FindingKind.Row, k, $"is served by the service and not stored ({Place.Of(stretch)}).")));
        changed.ForEach(k => book.Add(new Finding(FindingKind.Row, k, $"is stored with other values than the service serves ({Place.Of(stretch)}).")));
        if (unserved > 0)
        {
            book.Add(new Finding(FindingKind.Count, Place.Of(stretch), VerdictText.StoredNotServed(unserved)));
        }
    }
}
