using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Account;

namespace Flitch.Connectors.Kraken.Sandbox.Wire;

/// <summary>Writes JSON in Kraken's spelling: amounts as padded decimal text in quotes, times as bare numbers with the digits that they have.</summary>
internal sealed class WireWriter : IDisposable
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> _buffer = new(32 * 1024);

    public WireWriter() => Json = new Utf8JsonWriter(_buffer, Plain);

    /// <summary>The writer beneath.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>What was written, as long as nothing else is.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            Json.Flush();
            return _buffer.WrittenMemory;
        }
    }

    /// <summary>Begins anew.</summary>
    public void Reset()
    {
        _buffer.ResetWrittenCount();
        Json.Reset(_buffer);
    }

    /// <summary>Writes units as a quoted decimal with all of its digits.</summary>
    public void Amount(ReadOnlySpan<byte> name, long units, int decimals)
    {
        Span<byte> text = stackalloc byte[32];
        Json.WriteString(name, text[..Format(units, decimals, text)]);
    }

    /// <summary>Writes units that have some digits with another number of them.</summary>
    public void Amount(ReadOnlySpan<byte> name, long units, int decimals, int shown) => Amount(name, Amounts.Rescale(units, decimals, shown), shown);

    /// <summary>Writes a time, or 0 for none.</summary>
    public void Time(ReadOnlySpan<byte> name, long ticks)
    {
        Span<byte> text = stackalloc byte[32];
        Json.WritePropertyName(name);
        Json.WriteRawValue(text[..FormatTime(ticks, text)], skipInputValidation: true);
    }

    /// <summary>Writes an id.</summary>
    public void Id(ReadOnlySpan<byte> name, Ids ids, char letter, uint number)
    {
        Span<byte> text = stackalloc byte[Ids.Length];
        ids.Write(letter, number, text);
        Json.WriteString(name, text);
    }

    /// <summary>Begins a row that is keyed by its id.</summary>
    public void StartRow(Ids ids, char letter, uint number)
    {
        Span<byte> text = stackalloc byte[Ids.Length];
        ids.Write(letter, number, text);
        Json.WriteStartObject((ReadOnlySpan<byte>)text);
    }

    /// <summary>Decimal text of units; returns its length.</summary>
    public static int Format(long units, int decimals, Span<byte> target)
    {
        var at = 0;
        if (units < 0)
            target[at++] = (byte)'-';
        Span<byte> digits = stackalloc byte[40];
        digits.Fill((byte)'0');
        // Zeros in front, so that there is at least one digit before the point.
        Utf8Formatter.TryFormat((ulong)Math.Abs(units), digits[20..], out var length);
        var first = Math.Min(20, 20 + length - decimals - 1);
        var point = 20 + length - decimals;
        digits[first..point].CopyTo(target[at..]);
        at += point - first;
        if (decimals == 0)
            return at;
        target[at++] = (byte)'.';
        digits.Slice(point, decimals).CopyTo(target[at..]);
        return at + decimals;
    }

    /// <summary>Decimal text of units.</summary>
    public static string Text(long units, int decimals)
    {
        Span<byte> text = stackalloc byte[32];
        return Encoding.ASCII.GetString(text[..Format(units, decimals, text)]);
    }

    /// <inheritdoc/>
    public void Dispose() => Json.Dispose();

    private static int FormatTime(long ticks, Span<byte> target)
    {
        var length = Format(ticks, 7, target);
        while (target[length - 1] == '0')
            length--;
        return target[length - 1] == '.' ? length - 1 : length;
    }
}
