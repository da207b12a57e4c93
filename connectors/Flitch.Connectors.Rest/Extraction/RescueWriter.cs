using Flitch.Connectors.Columns;
using Flitch.Connectors.Rest.Extraction.Texts;

namespace Flitch.Connectors.Rest.Extraction;

/// <summary>
/// Writes a row's <c>_rescued</c>: an object that mirrors the record, with the fields that have no column. Names and values are copied as they came, in
/// their order, so that no digit is lost: <c>{"descr":{"new":1.50},"later":[1,2]}</c>.
/// </summary>
internal sealed class RescueWriter
{
    private readonly List<int> _open = [];
    private byte[] _bytes = new byte[256];
    private int _length;
    private bool _first;

    /// <summary>Adds a field.</summary>
    /// <param name="body">The whole answer, where the names stand.</param>
    /// <param name="levels">Where the names of the objects around the field begin in <paramref name="body"/>, outermost first.</param>
    /// <param name="name">The field's name as it came, with quotes.</param>
    /// <param name="value">The field's value as it came.</param>
    public void Add(ReadOnlySpan<byte> body, List<int> levels, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (_length == 0)
        {
            Write("{"u8);
            _first = true;
        }

        var common = 0;
        while (common < _open.Count && common < levels.Count && _open[common] == levels[common])
        {
            common++;
        }

        Close(common);
        for (var i = common; i < levels.Count; i++)
        {
            WriteName(JsonNames.Raw(body, levels[i]));
            Write("{"u8);
            _first = true;
            _open.Add(levels[i]);
        }

        WriteName(name);
        Write(value);
        _first = false;
    }

    /// <summary>Ends the row: what was added goes to <paramref name="column"/>, or a null when nothing was.</summary>
    public void EndRow(TextColumn column)
    {
        if (_length == 0)
        {
            column.AppendNull();
            return;
        }

        Close(0);
        Write("}"u8);
        column.Append(_bytes.AsSpan(0, _length));
        _length = 0;
    }

    private void Close(int depth)
    {
        while (_open.Count > depth)
        {
            Write("}"u8);
            _open.RemoveAt(_open.Count - 1);
            _first = false;
        }
    }

    private void WriteName(ReadOnlySpan<byte> name)
    {
        if (!_first)
        {
            Write(","u8);
        }

        Write(name);
        Write(":"u8);
    }

    private void Write(ReadOnlySpan<byte> raw)
    {
        // Doubling the backslash of a lone surrogate makes at most 7 bytes of 6.
        var needed = _length + (raw.Length * 2);
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        }

        _length += JsonText.CopyReadable(raw, _bytes.AsSpan(_length));
    }
}
