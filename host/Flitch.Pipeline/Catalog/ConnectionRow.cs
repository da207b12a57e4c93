namespace Flitch.Pipeline.Catalog;

/// <summary>A saved connection.</summary>
internal sealed class ConnectionRow
{
    public required string Name { get; set; }

    public required string Connector { get; set; }

    public required string Title { get; set; }

    /// <summary>JSON object of the fields that are not secret.</summary>
    public required string Fields { get; set; }

    /// <summary>JSON array of the names of the secret fields that hold a value.</summary>
    public required string SecretFields { get; set; }

    /// <summary>The secret fields, sealed with the data folder's keyring.</summary>
    public required string SealedFields { get; set; }

    public string? AccountIdentity { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public List<DatasetRow> Datasets { get; set; } = [];
}
