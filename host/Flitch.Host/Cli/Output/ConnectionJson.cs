using System.Text.Json.Nodes;
using Flitch.Pipeline.Connections;

namespace Flitch.Host.Cli.Output;

/// <summary>A connection as JSON; secrets are named, never shown.</summary>
internal static class ConnectionJson
{
    /// <summary>The whole connection.</summary>
    /// <param name="connection">The connection.</param>
    public static JsonObject Of(ConnectionInfo connection) => new()
    {
        ["name"] = connection.Name,
        ["connector"] = connection.Connector,
        ["title"] = connection.Title,
        ["createdAt"] = JsonOutput.Time(connection.CreatedAt),
        ["fields"] = new JsonObject(connection.Fields.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value))),
        ["secretFields"] = new JsonArray([.. connection.SecretFields.Select(f => (JsonNode)f)]),
        ["datasets"] = new JsonArray([.. connection.Datasets.Select(Dataset)]),
    };

    private static JsonObject Dataset(DatasetInfo dataset) => new()
    {
        ["name"] = dataset.Name,
        ["title"] = dataset.Title,
        ["mode"] = JsonOutput.Name(dataset.Mode),
        ["picked"] = dataset.Enabled,
        ["refresh"] = RefreshInterval.Format(dataset.RefreshEvery),
        ["startFrom"] = JsonOutput.Time(dataset.StartFrom),
    };
}
