using System.Runtime.InteropServices;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Rest.Listing;

/// <summary>
/// Notices a service that ignores offset or token: it would send its first page, or its last, for ever. Only the keys' hashes of those two pages are
/// kept, so that a listing of any length costs the same. Some repeated pages are borne: rows that come in while a listing is read push its pages back.
/// </summary>
internal sealed class ProgressGuard(ObjectDescriptor descriptor)
{
    private const int MostRepeated = 16;

    private readonly int[] _keys = [.. descriptor.PrimaryKey.Select(name => IndexOf(descriptor, name)).Where(i => i >= 0)];
    private HashSet<ulong>? _first;
    private HashSet<ulong>? _previous;
    private int _repeated;

    /// <summary>Pages in a row up to now that held nothing but records of the page before, or of the first one.</summary>
    public int Repeated => _repeated;

    /// <summary>Takes the next page.</summary>
    /// <exception cref="ExtractionException">Every record of it stood in the page before, or in the first, and so it was with many pages before it.</exception>
    public void Accept(RecordBatch batch)
    {
        if (_keys.Length == 0 || batch.RowCount == 0)
        {
            return;
        }

        var hashes = new HashSet<ulong>(batch.RowCount);
        for (var row = 0; row < batch.RowCount; row++)
        {
            hashes.Add(HashOf(batch, row));
        }

        _repeated = (_first is not null && hashes.IsSubsetOf(_first)) || (_previous is not null && hashes.IsSubsetOf(_previous)) ? _repeated + 1 : 0;
        if (_repeated > MostRepeated)
        {
            throw new ExtractionException("paging:no-progress", $"All {batch.RowCount} records of this page had come before.");
        }

        _first ??= hashes;
        _previous = hashes;
    }

    private ulong HashOf(RecordBatch batch, int row)
    {
        var hash = Fnv.Start;
        foreach (var key in _keys)
        {
            hash = batch.Columns[key] switch
            {
                TextColumn text => Fnv.Add(hash, text.Utf8(row)),
                FixedColumn<long> integer => Fnv.Add(hash, MemoryMarshal.AsBytes(integer.Values.Slice(row, 1))),
                FixedColumn<Int128> number => Fnv.Add(hash, MemoryMarshal.AsBytes(number.Values.Slice(row, 1))),
                _ => hash,
            };
            hash = Fnv.Add(hash, [0]);
        }

        return hash;
    }

    private static int IndexOf(ObjectDescriptor descriptor, string name)
    {
        for (var i = 0; i < descriptor.Columns.Count; i++)
        {
            if (descriptor.Columns[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>FNV-1a, 64 bits: keys come from one account, nobody forges collisions.</summary>
    private static class Fnv
    {
        public const ulong Start = 14695981039346656037;

        public static ulong Add(ulong hash, ReadOnlySpan<byte> bytes)
        {
            foreach (var value in bytes)
            {
                hash = (hash ^ value) * 1099511628211;
            }

            return hash;
        }
    }
}
