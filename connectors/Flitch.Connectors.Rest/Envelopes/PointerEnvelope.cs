using System.Text;
using System.Text.Json;

namespace Flitch.Connectors.Rest.Envelopes;

/// <summary>A wrapping that a schema file describes: where the error stands, which of its texts are only warnings, and where the result is.</summary>
public sealed class PointerEnvelope : IResponseEnvelope
{
    private readonly byte[][] _errors;
    private readonly byte[][]? _result;
    private readonly IReadOnlyList<string> _warnings;

    /// <summary>Makes the envelope.</summary>
    /// <param name="errors">Names from the answer's root to the error: a text, or a list of texts; null, false, an empty text or an empty list is none.</param>
    /// <param name="result">Names from the answer's root to the result; null where every answer without an error has one.</param>
    /// <param name="warnings">Texts among the errors that are none; a <c>*</c> at the end stands for any rest.</param>
    public PointerEnvelope(IReadOnlyList<string> errors, IReadOnlyList<string>? result = null, IReadOnlyList<string>? warnings = null)
    {
        _errors = Utf8(errors);
        _result = result is null ? null : Utf8(result);
        _warnings = warnings ?? [];
    }

    /// <inheritdoc/>
    public EnvelopeReading Read(ReadOnlySpan<byte> body)
    {
        var texts = new List<string>();
        if (Find(body, _errors, out var error))
        {
            ReadTexts(ref error, texts);
        }

        var hasResult = _result is null || (Find(body, _result, out var result) && result.TokenType != JsonTokenType.Null);
        return new EnvelopeReading(texts.Find(t => !IsWarning(t)), hasResult) { Warnings = [.. texts.Where(IsWarning)] };
    }

    private bool IsWarning(string text) =>
        _warnings.Any(w => w.EndsWith('*') ? text.StartsWith(w[..^1], StringComparison.Ordinal) : text == w);

    /// <summary>Goes to where the path leads; false when nothing is there.</summary>
    private static bool Find(ReadOnlySpan<byte> body, byte[][] path, out Utf8JsonReader at)
    {
        at = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 256 });
        at.Read();
        foreach (var name in path)
        {
            if (at.TokenType != JsonTokenType.StartObject || !Enter(ref at, name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Enter(ref Utf8JsonReader at, byte[] name)
    {
        while (at.Read() && at.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = at.ValueTextEquals(name);
            at.Read();
            if (isIt)
            {
                return true;
            }

            at.Skip();
        }

        return false;
    }

    private static void ReadTexts(ref Utf8JsonReader at, List<string> texts)
    {
        if (at.TokenType != JsonTokenType.StartArray)
        {
            Add(ref at, texts);
            return;
        }

        while (at.Read() && at.TokenType != JsonTokenType.EndArray)
        {
            Add(ref at, texts);
        }
    }

    private static void Add(ref Utf8JsonReader at, List<string> texts)
    {
        using var value = JsonDocument.ParseValue(ref at);
        var text = value.RootElement.ToString();
        if (value.RootElement.ValueKind is not (JsonValueKind.Null or JsonValueKind.False) && text is not ("" or "{}"))
        {
            texts.Add(text);
        }
    }

    private static byte[][] Utf8(IReadOnlyList<string> names) => [.. names.Select(Encoding.UTF8.GetBytes)];
}
