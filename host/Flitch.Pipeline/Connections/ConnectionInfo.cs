using Flitch.Connectors;
using Flitch.Pipeline.Text;

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
    IReadOnlyList<DatasetInfo> Datasets)
{
    /// <summary>One of its datasets.</summary>
    /// <param name="dataset">Its name.</param>
    /// <exception cref="FlitchException">There is none of that name (usage); names the nearest.</exception>
    public DatasetInfo Find(string dataset)
    {
        var known = Datasets.Select(d => d.Name).ToList();
        return Datasets.FirstOrDefault(d => d.Name == dataset) ?? throw new FlitchException(
            "usage:unknown-dataset",
            ErrorKind.Usage,
            $"{Name} has no dataset \"{dataset}\".",
            Nearest.To(dataset, known) is { } nearest ? $"Did you mean {nearest}?" : $"Its datasets are {string.Join(", ", known)}.");
    }
}
