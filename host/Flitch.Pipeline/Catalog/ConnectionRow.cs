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

    /// <summary>When the key was last tested; null when the one that is in use was not.</summary>
    public DateTimeOffset? KeyCheckedAt { get; set; }

    /// <summary>The key's history begins here (Unix seconds); null when it is not limited.</summary>
    public long? KeyFrom { get; set; }

    /// <summary>The key's history ends here (Unix seconds); null when it is not limited.</summary>
    public long? KeyTo { get; set; }

    public List<DatasetRow> Datasets { get; set; } = [];
}
