using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Flitch.Pipeline.Notifications;

/// <summary>What a webhook receives. <c>text</c> says it all in a sentence or two: chat programs show it as it is.</summary>
internal static class WebhookBody
{
    private const int Version = 1;

    // The body is no part of a page; umlauts and dashes stay readable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(Notice notice)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("id", notice.Id);
            json.WriteString("event", notice.Event);
            json.WriteString("time", notice.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("text", NoticeText.Paragraph(notice));
            Add(json, "connection", notice.Connection);
            Add(json, "title", notice.Title);
            AddDatasets(json, notice);
            AddError(json, notice);
            Add(json, "run", notice.RunId);
            Add(json, "link", notice.Link?.ToString());
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void AddDatasets(Utf8JsonWriter json, Notice notice)
    {
        json.WriteStartArray("datasets");
        foreach (var dataset in notice.Datasets)
        {
            json.WriteStringValue(dataset);
        }

        json.WriteEndArray();
    }

    private static void AddError(Utf8JsonWriter json, Notice notice)
    {
        if (notice.Error is not { } error)
        {
            return;
        }

        json.WriteStartObject("error");
        json.WriteString("code", error.Code);
        json.WriteString("kind", error.Kind.ToString().ToLowerInvariant());
        json.WriteString("summary", error.Summary);
        json.WriteString("fix", error.Fix);
        json.WriteEndObject();
    }

    private static void Add(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
