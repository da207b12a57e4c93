using System.Text.Json;
using Flitch.Connectors.Reading;

namespace Flitch.Storage.RequestLogs;

/// <summary>One call as a line of the log. Names are SQL's: the log is read with <c>read_json</c>.</summary>
internal static class RequestLine
{
    public static void Write(Utf8JsonWriter json, string connection, string runId, CallFacts call)
    {
        json.WriteStartObject();
        json.WriteString("run_id", runId);
        json.WriteNumber("page", call.Number);
        json.WriteString("connection", connection);
        json.WriteString("object", call.Object);
        json.WriteString("path", call.Path);
        json.WriteString("parameters", call.Parameters);
        json.WriteNumber("attempt", call.Attempt);
        json.WriteString("sent_at", call.SentAt.UtcDateTime);
        json.WriteNumber("duration_us", call.Duration.Ticks / TimeSpan.TicksPerMicrosecond);
        json.WriteNumber("cost", call.Cost);
        WriteAnswer(json, call);
        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, CallFacts call)
    {
        WriteNumber(json, "status", call.Status);
        json.WriteNumber("records", call.Records);
        WriteNumber(json, "count", call.Count);
        json.WriteNumber("bytes", call.Bytes);
        json.WriteString("body_hash", call.BodyHash);
        json.WriteString("error", call.Error);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
