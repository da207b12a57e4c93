using System.Text;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>
/// Ids in Kraken's spelling (<c>LMKZCZ-Z3GVL-CXKK4H</c>) that encode a row's number, so that no table of ids is kept: the number is scrambled by a
/// bijection keyed by the seed, written in base 32, and followed by three check characters.
/// </summary>
internal sealed class Ids(ulong seed)
{
    /// <summary>Length of every such id in bytes.</summary>
    public const int Length = 19;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Mixed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const ulong Odd = 0xD1342543DE82EF95UL;
    private static readonly ulong Inverse = InverseOf(Odd);

    /// <summary>Writes the id of row <paramref name="number"/> of the kind that <paramref name="letter"/> stands for.</summary>
    public void Write(char letter, uint number, Span<byte> target)
    {
        var code = Scramble(letter, number);
        var check = Dice.Mix(code, letter);
        target[0] = (byte)letter;
        var at = 1;
        for (var place = 0; place < 16; place++)
        {
            if (at is 6 or 12)
                target[at++] = (byte)'-';
            var bits = place < 13 ? code >> (5 * place) : check >> (5 * (place - 13));
            target[at++] = (byte)Letters[(int)(bits & 31)];
        }
    }

    /// <summary>The id as text.</summary>
    public string Text(char letter, uint number)
    {
        Span<byte> text = stackalloc byte[Length];
        Write(letter, number, text);
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>Reads an id that this seed made.</summary>
    public bool TryRead(char letter, string id, out uint number)
    {
        number = 0;
        if (id.Length != Length || id[0] != letter)
            return false;
        ulong code = 0;
        var place = 0;
        foreach (var character in id.AsSpan(1))
        {
            if (character == '-')
                continue;
            var value = Letters.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
                return false;
            if (place < 13)
                code |= (ulong)value << (5 * place);
            place++;
        }

        var plain = Unscramble(letter, code);
        number = (uint)plain;
        return plain <= uint.MaxValue && Text(letter, number) == id;
    }

    /// <summary>An id of thirty mixed-case characters, as funding has since August 2023: <c>FTxxxxx-…</c>.</summary>
    public string Funding(uint number)
    {
        Span<char> text = stackalloc char[30];
        text[0] = 'F';
        text[1] = 'T';
        for (var at = 2; at < text.Length; at++)
            text[at] = at == 7 ? '-' : Mixed[(int)(Dice.Mix(seed ^ number, (ulong)at) % (ulong)Mixed.Length)];
        return new string(text);
    }

    /// <summary>An older reference such as <c>AXXXXXX-XXXXXX-XXXXXX</c>, <c>ST…</c> or <c>RU…</c>.</summary>
    public string Old(string prefix, uint number)
    {
        Span<char> text = stackalloc char[21];
        for (var at = 0; at < text.Length; at++)
            text[at] = at is 7 or 14 ? '-' : Letters[(int)(Dice.Mix(seed ^ number, (ulong)at) % 32)];
        prefix.CopyTo(text);
        return new string(text);
    }

    private static ulong InverseOf(ulong odd)
    {
        var inverse = odd;
        for (var round = 0; round < 6; round++)
            inverse *= 2 - odd * inverse;
        return inverse;
    }

    private ulong Scramble(char letter, uint number)
    {
        var code = (number ^ Key(letter)) * Odd;
        code ^= code >> 32;
        return code * Odd;
    }

    private ulong Unscramble(char letter, ulong code)
    {
        code *= Inverse;
        code ^= code >> 32;
        return (code * Inverse) ^ Key(letter);
    }

    private ulong Key(char letter) => Dice.Mix(seed, letter);
}
