using Flitch.Pipeline.Connections;

namespace Flitch.Host.Json;

/// <summary>A connection; secrets are named, never shown.</summary>
/// <param name="Name">Its name in commands, folders and SQL.</param>
/// <param name="Connector">The connector.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="Fields">The form's values that are no secrets.</param>
/// <param name="SecretFields">The secret fields that hold a value.</param>
/// <param name="Datasets">Every object of the connector, picked or not.</param>
internal sealed record ConnectionJson(
    string Name,
    string Connector,
    string Title,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<string> SecretFields,
    IReadOnlyList<DatasetJson> Datasets)
{
    /// <summary>The whole connection.</summary>
    /// <param name="connection">The connection.</param>
    public static ConnectionJson Of(ConnectionInfo connection) => new(
        connection.Name,
        connection.Connector,
        connection.Title,
        connection.CreatedAt,
        connection.Fields,
        connection.SecretFields,
        [.. connection.Datasets.Select(DatasetJson.Of)]);
}
