using System.Text.Json;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Rest.Tests.Support;

/// <summary>Reads <c>{"data":{"rows":[{"id":"a","time":1}],"count":9,"next":"t"}}</c>: a hand-made stand-in for a generated extractor.</summary>
internal sealed class TestExtractor : RecordExtractor
{
    public override RecordBatch CreateBatch() => new([ColumnType.Text, ColumnType.Timestamp]);

    public override ExtractionResult Extract(ReadOnlySpan<byte> body, RecordBatch batch)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return Extract(document.RootElement.GetProperty("data"), batch);
        }
        catch (JsonException exception)
        {
            throw new ExtractionException("body:malformed", "The body is not JSON.", exception);
        }
    }

    private static ExtractionResult Extract(JsonElement data, RecordBatch batch)
    {
        if (!data.TryGetProperty("rows", out var rows))
        {
            throw new ExtractionException("body:records-missing", "There is no /data/rows.");
        }

        var times = new List<long>();
        foreach (var row in rows.EnumerateArray())
        {
            ((TextColumn)batch.Columns[0]).Append(row.GetProperty("id").GetString()!);
            ((Int64Column)batch.Columns[1]).Append(row.GetProperty("time").GetInt64() * 1_000_000);
            batch.Rescued.AppendNull();
            times.Add(row.GetProperty("time").GetInt64() * 1_000_000);
        }

        long? count = data.TryGetProperty("count", out var stated) ? stated.GetInt64() : null;
        var next = data.TryGetProperty("next", out var token) ? token.GetString() : null;
        return new ExtractionResult(
            times.Count, count, times.Count == 0 ? null : times.Min(), times.Count == 0 ? null : times.Max(), next, []);
    }
}
