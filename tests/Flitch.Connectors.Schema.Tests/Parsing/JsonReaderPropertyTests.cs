using System.Text.Json;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Parsing;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Connectors.Schema.Tests.Parsing;

/// <summary>Our reader against System.Text.Json, on random texts.</summary>
public sealed class JsonReaderPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void Reads_the_same_values() => Check(JsonTexts.Documents, text =>
    {
        using var ours = JsonDocument.Parse(JsonPrinter.Print(JsonReader.Read(text)));
        using var theirs = JsonDocument.Parse(text);
        return JsonElement.DeepEquals(ours.RootElement, theirs.RootElement);
    });

    [Fact]
    public void Accepts_what_the_other_reader_accepts_and_refuses_what_it_refuses() => Check(JsonTexts.Broken, text =>
    {
        var ours = Refusal(text);

        // Ours alone refuses half of a surrogate pair: such a text cannot be written to a file.
        return ours?.Message.Contains("surrogate", StringComparison.Ordinal) == true || ours is null == Accepts(text);
    });

    [Fact]
    public void Says_where_it_stopped_within_the_text() => Check(JsonTexts.Broken, text =>
        Refusal(text) is not { } refusal || (refusal.Span.Offset >= 0 && refusal.Span.Offset + refusal.Span.Length <= text.Length && AgreesWithOffset(text, refusal.Span)));

    [Fact]
    public void Every_value_stands_where_it_says() => Check(JsonTexts.Documents, text =>
        All(JsonReader.Read(text)).All(value =>
            JsonPrinter.Print(JsonReader.Read(text.Substring(value.Span.Offset, value.Span.Length))) == JsonPrinter.Print(value)
            && AgreesWithOffset(text, value.Span)
            && AgreesWithEnd(text, value.Span)));

    private static void Check(Gen<string> texts, Func<string, bool> holds) => Prop.ForAll(texts.ToArbitrary(), holds).Check(Many);

    private static JsonSyntaxException? Refusal(string text)
    {
        try
        {
            JsonReader.Read(text);
            return null;
        }
        catch (JsonSyntaxException exception)
        {
            return exception;
        }
    }

    private static bool Accepts(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair, unescaped: no UTF-8 holds it.
            return false;
        }
    }

    private static IEnumerable<JsonValue> All(JsonValue value) => value switch
    {
        JsonObject node => node.Members.SelectMany(m => All(m.Value)).Prepend(value),
        JsonArray node => node.Items.SelectMany(All).Prepend(value),
        _ => [value],
    };

    private static bool AgreesWithOffset(string text, SourceSpan span) => Place(text, span.Offset) == (span.Line, span.Column);

    private static bool AgreesWithEnd(string text, SourceSpan span) => Place(text, span.Offset + span.Length) == (span.EndLine, span.EndColumn);

    /// <summary>Line and column as editors count them: "\r\n", "\n" and "\r" each end a line.</summary>
    private static (int Line, int Column) Place(string text, int offset)
    {
        var lines = text[..offset].Replace("\r\n", "\n\n", StringComparison.Ordinal).Replace('\r', '\n');
        var ends = text[..offset].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Count(c => c == '\n');
        return (ends + 1, offset - (lines.LastIndexOf('\n') + 1) + 1);
    }
}
