using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Notifications;

namespace Flitch.Pipeline.Configuration;

/// <summary>Writes what is set as a configuration file: in a stable order, so that versions of it differ by what changed; secrets as the variables to set.</summary>
internal static class ConfigWriter
{
    /// <summary>The schema's file, beside the configuration file.</summary>
    public const string SchemaFile = "flitch.config.schema.json";

    // A file for people: umlauts and arrows as they are. It is no part of a page.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<ConnectionInfo> connections, IReadOnlyDictionary<string, ConnectorDescriptor> connectors, NoticeStatus notices)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "./" + SchemaFile);
            json.WriteNumber("version", ConfigFile.Version);
            json.WriteStartObject("connections");
            foreach (var connection in connections.OrderBy(c => c.Name, StringComparer.Ordinal))
            {
                Connection(json, connection, connectors.GetValueOrDefault(connection.Connector));
            }

            json.WriteEndObject();
            Notices(json, notices);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Connection(Utf8JsonWriter json, ConnectionInfo connection, ConnectorDescriptor? connector)
    {
        json.WriteStartObject(connection.Name);
        json.WriteString("connector", connection.Connector);
        if (connection.Title != connection.Name)
        {
            json.WriteString("title", connection.Title);
        }

        json.WriteStartObject("settings");
        var values = connection.SecretFields.ToDictionary(f => f, f => Variable($"{connection.Name}_{f}"));
        foreach (var (field, value) in connection.Fields.Where(f => connector?.Form.FirstOrDefault(d => d.Name == f.Key)?.Default != f.Value))
        {
            values[field] = value;
        }

        Texts(json, values, connector is null ? [.. values.Keys.Order(StringComparer.Ordinal)] : connector.Form.Select(f => f.Name));
        json.WriteEndObject();
        Datasets(json, connection);
        json.WriteEndObject();
    }

    private static void Datasets(Utf8JsonWriter json, ConnectionInfo connection)
    {
        json.WriteStartObject("datasets");
        foreach (var dataset in connection.Datasets.Where(d => d.Enabled).OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject(dataset.Name);
            if (dataset.StartFrom is { } start)
            {
                json.WriteString("start", ConfigTime.Format(start));
            }

            if (dataset.RefreshEvery is not null)
            {
                json.WriteString("refresh", RefreshInterval.Format(dataset.RefreshEvery));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Notices(Utf8JsonWriter json, NoticeStatus notices)
    {
        json.WriteStartObject("notifications");
        var values = notices.SealedFields.ToDictionary(f => f, Variable).Concat(notices.Fields).ToDictionary(f => f.Key, f => f.Value);
        Texts(json, values, NoticeFields.All.Select(f => f.Name));
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, Dictionary<string, string> values, IEnumerable<string> order)
    {
        foreach (var name in order.Where(values.ContainsKey))
        {
            json.WriteString(name, values[name]);
        }
    }

    private static string Variable(string name) => "env:FLITCH_" + name.ToUpperInvariant();
}
