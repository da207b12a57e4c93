using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Texts;

namespace Flitch.Connectors.Rest.Extraction;

/// <summary>Finds the records in an answer; generated code reads each of them.</summary>
/// <param name="layout">Where the records are and what they have.</param>
public abstract class JsonExtractor(RecordLayout layout) : RecordExtractor
{
    /// <inheritdoc/>
    public sealed override ExtractionResult Extract(ReadOnlySpan<byte> body, RecordBatch batch) => Extract(body, batch, null);

    /// <inheritdoc/>
    public sealed override ExtractionResult Extract(ReadOnlySpan<byte> body, RecordBatch batch, string? value)
    {
        var valid = Utf8.IsValid(body);
        var run = new ExtractionRun(layout, batch) { Repaired = !valid, EachValue = value };
        if (valid)
        {
            Read(body, run);
        }
        else
        {
            // A replacement character stands where a byte was no UTF-8: one bad byte must not stop a dataset for ever, nor reach a file.
            Read(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body)), run);
            run.Drift.Add(DriftKind.Unreadable, "", "bytes that are not UTF-8"u8, record: -1);
        }

        return run.ToResult();
    }

    /// <summary>Reads one record: every field of the current object, or the scalar that is the record.</summary>
    /// <param name="record">The reader, inside the record's object.</param>
    protected abstract void ReadRecord(ref RecordReader record);

    private void Read(ReadOnlySpan<byte> body, ExtractionRun run)
    {
        try
        {
            ReadAnswer(body, run);
        }
        catch (JsonException exception)
        {
            run.TakeBack();
            throw new ExtractionException("body:malformed", Malformed(body, exception), exception);
        }
        catch (ExtractionException)
        {
            run.TakeBack();
            throw;
        }
    }

    private void ReadAnswer(ReadOnlySpan<byte> body, ExtractionRun run)
    {
        var reader = new RecordReader(body, run);
        reader.Json.Read();
        Visit(ref reader, run, 0, Targets.All);
        // Throws when anything follows the answer.
        reader.Json.Read();
        if (!run.RecordsFound && (run.ResultFound || !layout.EmptyWithoutResult))
        {
            throw RecordsMissing($"there is nothing. The answer begins with: {DriftLog.Shorten(body)}");
        }
    }

    private void Visit(ref RecordReader reader, ExtractionRun run, int depth, Targets open)
    {
        if (open.HasFlag(Targets.Records))
        {
            run.ResultFound |= depth > 0 && reader.Json.TokenType != JsonTokenType.Null;
            if (depth == layout.RecordsPath.Length)
            {
                ReadRecords(ref reader, run);
                return;
            }
        }

        if (open.HasFlag(Targets.Count) && depth == layout.CountPath?.Length)
        {
            ReadCount(ref reader, run);
        }
        else if (open.HasFlag(Targets.NextToken) && depth == layout.NextTokenPath?.Length)
        {
            ReadNextToken(ref reader, run);
        }
        else if (reader.Json.TokenType == JsonTokenType.StartObject)
        {
            VisitFields(ref reader, run, depth, open);
        }
        else
        {
            reader.Json.Skip();
        }
    }

    private void VisitFields(ref RecordReader reader, ExtractionRun run, int depth, Targets open)
    {
        while (reader.Json.Read() && reader.Json.TokenType == JsonTokenType.PropertyName)
        {
            var here = Match(ref reader, open, depth);
            reader.Json.Read();
            if (here == Targets.None)
            {
                reader.Json.Skip();
            }
            else
            {
                Visit(ref reader, run, depth + 1, here);
            }
        }
    }

    /// <summary>Which of the targets in <paramref name="open"/> lie below the current name.</summary>
    private Targets Match(ref RecordReader reader, Targets open, int depth)
    {
        if (!reader.TryGetText(out var name))
        {
            return Targets.None;
        }

        var records = Leads(layout.RecordsPath, depth, name) ? Targets.Records : Targets.None;
        var count = Leads(layout.CountPath, depth, name) ? Targets.Count : Targets.None;
        var next = Leads(layout.NextTokenPath, depth, name) ? Targets.NextToken : Targets.None;
        return open & (records | count | next);
    }

    private static bool Leads(byte[][]? path, int depth, ReadOnlySpan<byte> name) => depth < path?.Length && name.SequenceEqual(path[depth]);

    private void ReadRecords(ref RecordReader reader, ExtractionRun run)
    {
        var token = reader.Json.TokenType;
        if (token == JsonTokenType.Null)
        {
            return;
        }

        var expected = layout.Shape == RecordShape.Array ? JsonTokenType.StartArray : JsonTokenType.StartObject;
        if (token != expected)
        {
            throw RecordsMissing($"there is {Name(token)}");
        }

        run.RecordsFound = true;
        switch (layout.Shape)
        {
            case RecordShape.Object:
                ReadOne(ref reader, run);
                RequireFields(run);
                break;
            case RecordShape.Array:
                ReadArray(ref reader, run);
                break;
            default:
                ReadMap(ref reader, run);
                break;
        }
    }

    private void ReadMap(ref RecordReader reader, ExtractionRun run)
    {
        while (reader.Json.Read() && reader.Json.TokenType != JsonTokenType.EndObject)
        {
            run.BeginRecord();
            if (layout.Key is { } key)
            {
                reader.ReadKey(key);
            }

            reader.Json.Read();
            ReadFields(ref reader, run);
        }
    }

    private void ReadArray(ref RecordReader reader, ExtractionRun run)
    {
        while (reader.Json.Read() && reader.Json.TokenType != JsonTokenType.EndArray)
        {
            ReadOne(ref reader, run);
        }
    }

    private void ReadOne(ref RecordReader reader, ExtractionRun run)
    {
        run.BeginRecord();
        ReadFields(ref reader, run);
    }

    private void ReadFields(ref RecordReader reader, ExtractionRun run)
    {
        if (layout.Shape == RecordShape.Scalars || reader.Json.TokenType == JsonTokenType.StartObject)
        {
            ReadRecord(ref reader);
        }
        else
        {
            reader.RescueRecord();
        }

        run.EndRecord();
    }

    /// <summary>An object that is one row and has none of its fields is no row of nulls: the answer is not what it should be.</summary>
    private void RequireFields(ExtractionRun run)
    {
        if (run.IsWithoutFields && layout.FieldArray.Any(f => f.Required))
        {
            throw RecordsMissing("there is one without any of the fields that it should have");
        }
    }

    private static void ReadCount(ref RecordReader reader, ExtractionRun run)
    {
        if (reader.TryGetText(out var text) && IntegerText.TryParse(text, out var count) && count >= 0)
        {
            run.Count = count;
        }

        reader.Json.Skip();
    }

    private static void ReadNextToken(ref RecordReader reader, ExtractionRun run)
    {
        if (reader.Json.TokenType is JsonTokenType.Null or JsonTokenType.False)
        {
            return;
        }

        // What cannot be read must not pass for the last page.
        if (reader.Json.TokenType is not (JsonTokenType.String or JsonTokenType.Number) || !reader.TryGetText(out var text))
        {
            throw new ExtractionException("body:malformed", $"The next page's token should be a text, but there is {Name(reader.Json.TokenType)}.");
        }

        run.NextToken = text.Length == 0 ? null : Encoding.UTF8.GetString(text);
    }

    private ExtractionException RecordsMissing(string found) => new(
        "body:records-missing",
        $"The records should stand at {layout.RecordsPointer} as {(layout.Shape == RecordShape.Array ? "an array" : "an object")}, but {found}.");

    private static string Name(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        _ => "a boolean",
    };

    private static string Malformed(ReadOnlySpan<byte> body, JsonException exception) =>
        $"The answer of {body.Length} bytes is not JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} of it). "
        + $"It begins with: {DriftLog.Shorten(body)}";

    /// <summary>What is looked for below the current value.</summary>
    [Flags]
    private enum Targets
    {
        None = 0,
        Records = 1,
        Count = 2,
        NextToken = 4,
        All = Records | Count | NextToken,
    }
}
