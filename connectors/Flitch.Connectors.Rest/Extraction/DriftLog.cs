using System.Text;
using Flitch.Connectors.Reading;

namespace Flitch.Connectors.Rest.Extraction;

/// <summary>Counts an answer's differences from its schema, by kind and field. Adding to a known difference takes no memory.</summary>
internal sealed class DriftLog
{
    private const int SampleLength = 200;

    private readonly Dictionary<string, Entry>?[] _byKind = new Dictionary<string, Entry>?[(int)DriftKind.Missing + 1];

    /// <summary>Notes a difference in one record; a second one of the same kind and field in that record does not count again.</summary>
    /// <param name="kind">What sort.</param>
    /// <param name="field">UTF-8 of the field's path.</param>
    /// <param name="sample">UTF-8 of the raw value.</param>
    /// <param name="record">The record's number in the answer.</param>
    public void Add(DriftKind kind, ReadOnlySpan<byte> field, ReadOnlySpan<byte> sample, int record)
    {
        Span<char> buffer = field.Length <= 256 ? stackalloc char[256] : new char[field.Length];
        var name = buffer[..Encoding.UTF8.GetChars(field, buffer)];
        var entries = _byKind[(int)kind] ??= [];
        if (entries.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var entry))
        {
            entry.CountIn(record);
        }
        else
        {
            entries.Add(name.ToString(), new Entry(Shorten(sample), record));
        }
    }

    /// <summary>Notes a difference in one record.</summary>
    public void Add(DriftKind kind, string field, ReadOnlySpan<byte> sample, int record)
    {
        var entries = _byKind[(int)kind] ??= [];
        if (entries.TryGetValue(field, out var entry))
        {
            entry.CountIn(record);
        }
        else
        {
            entries.Add(field, new Entry(Shorten(sample), record));
        }
    }

    /// <summary>All differences, by kind and then in the order in which they were met.</summary>
    public IReadOnlyList<Drift> ToList() =>
        [.. _byKind.SelectMany((entries, kind) => (entries ?? []).Select(e => new Drift((DriftKind)kind, e.Key, e.Value.Sample, e.Value.Records)))];

    /// <summary>The text, cut to 200 characters, never through the middle of one.</summary>
    public static string Shorten(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, SampleLength * 4)]);
        if (text.Length <= SampleLength)
        {
            return text;
        }

        var length = char.IsHighSurrogate(text[SampleLength - 1]) ? SampleLength - 1 : SampleLength;
        return text[..length];
    }

    private sealed class Entry(string sample, int record)
    {
        private int _last = record;

        public string Sample { get; } = sample;

        public int Records { get; private set; } = 1;

        public void CountIn(int record)
        {
            if (record != _last)
            {
                _last = record;
                Records++;
            }
        }
    }
}
