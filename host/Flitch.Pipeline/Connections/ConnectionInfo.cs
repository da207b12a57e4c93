namespace Flitch.Pipeline.Connections;

/// <summary>A connection, without its secrets.</summary>
/// <param name="Name">The slug, fixed at creation, for example <c>main</c>.</param>
/// <param name="Connector">The connector's name, for example <c>kraken</c>.</param>
/// <param name="Title">Name for people; can change.</param>
/// <param name="Fields">The form's values that are not secret, by field name.</param>
/// <param name="SecretFields">Names of the secret fields that hold a value.</param>
/// <param name="AccountIdentity">What stays the same for the account whatever the key; null when unknown.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="Datasets">All objects of the connector, in catalogue order, picked or not.</param>
public sealed record ConnectionInfo(
    string Name,
    string Connector,
    string Title,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<string> SecretFields,
    string? AccountIdentity,
    DateTimeOffset CreatedAt,
    IReadOnlyList<DatasetInfo> Datasets);
