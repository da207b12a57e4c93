namespace Flitch.Pipeline.Configuration;

/// <summary>A connection as a configuration file states it.</summary>
/// <param name="Name">The slug.</param>
/// <param name="Connector">The connector's name.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Settings">The form's values by field, secrets as references; what is missing has its default, secrets stay as they are.</param>
/// <param name="Datasets">The datasets to pick, all others off; null leaves them as they are.</param>
internal sealed record ConfigConnection(
    string Name, string Connector, string Title, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<ConfigDataset>? Datasets)
{
    /// <summary>Does not write the settings: a literal secret could be among them until it is refused.</summary>
    public override string ToString() => $"{Connector} as {Name}";
}
