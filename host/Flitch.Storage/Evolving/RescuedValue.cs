using System.Text;
using System.Text.Json;

namespace Flitch.Storage.Evolving;

/// <summary>
/// A value in <c>_rescued</c>, which mirrors the record that it was taken from. Whatever is not changed stays byte for byte as it came; names may stand several
/// times, and the last one counts.
/// </summary>
internal sealed class RescuedValue
{
    private readonly string _raw;
    private readonly Lazy<List<RescuedField>?> _fields;
    private bool _changed;

    public RescuedValue(string raw)
    {
        _raw = raw;
        _fields = new(() => Parse(_raw));
    }

    /// <summary>A record of which nothing is rescued.</summary>
    public static RescuedValue Empty() => new("{}");

    /// <summary>Whether it is an object, whose fields can be looked into.</summary>
    public bool IsObject => _fields.Value is not null;

    /// <summary>Whether it is an object without fields.</summary>
    public bool IsEmpty => _fields.Value is { Count: 0 };

    /// <summary>Whether anything was taken away or added.</summary>
    public bool IsChanged => _changed;

    /// <summary>As it stands in JSON.</summary>
    public string Text => _changed
        ? $"{{{string.Join(',', _fields.Value!.Select(f => $"{f.RawName}:{f.Value.Text}"))}}}"
        : _raw;

    /// <summary>The value at a path, the last where names stand several times; null when there is none.</summary>
    /// <param name="path">Names, outermost first.</param>
    public string? Find(ReadOnlySpan<string> path)
    {
        for (var i = (_fields.Value?.Count ?? 0) - 1; i >= 0; i--)
        {
            var field = _fields.Value![i];
            if (field.Name == path[0] && (path.Length == 1 ? field.Value.Text : field.Value.Find(path[1..])) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Takes away what <see cref="Find"/> found, and the objects around it that have nothing else.</summary>
    /// <param name="path">Names, outermost first.</param>
    public bool Remove(ReadOnlySpan<string> path)
    {
        for (var i = (_fields.Value?.Count ?? 0) - 1; i >= 0; i--)
        {
            var field = _fields.Value![i];
            if (field.Name == path[0] && (path.Length == 1 || field.Value.Remove(path[1..])))
            {
                _changed = true;
                if (path.Length == 1 || field.Value.IsEmpty)
                {
                    _fields.Value.RemoveAt(i);
                }

                return true;
            }
        }

        return false;
    }

    /// <summary>Adds a field at its end, within the objects that are there.</summary>
    /// <param name="path">Names, outermost first.</param>
    /// <param name="raw">The value as it stands in JSON.</param>
    public void Add(ReadOnlySpan<string> path, string raw)
    {
        _changed = true;
        var name = path[0];
        if (path.Length == 1)
        {
            _fields.Value!.Add(Field(name, new(raw)));
            return;
        }

        var inner = _fields.Value!.FindLast(f => f.Name == name && f.Value.IsObject)?.Value;
        if (inner is null)
        {
            inner = Empty();
            _fields.Value.Add(Field(name, inner));
        }

        inner.Add(path[1..], raw);
    }

    private static RescuedField Field(string name, RescuedValue value) => new(name, JsonTexts.Quote(name), value);

    private static List<RescuedField>? Parse(string raw)
    {
        var bytes = Encoding.UTF8.GetBytes(raw);
        var json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 300 });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var fields = new List<RescuedField>();
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var nameStart = (int)json.TokenStartIndex;
            var nameEnd = nameStart + json.ValueSpan.Length + 2;
            var name = json.GetString()!;
            json.Read();
            var start = (int)json.TokenStartIndex;
            json.Skip();
            fields.Add(new(name, Slice(bytes, nameStart, nameEnd), new(Slice(bytes, start, (int)json.BytesConsumed))));
        }

        return fields;
    }

    private static string Slice(byte[] bytes, int start, int end) => Encoding.UTF8.GetString(bytes, start, end - start);
}
