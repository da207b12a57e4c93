using Flitch.Connectors.Catalog;

namespace Flitch.Storage.Manifests;

/// <summary>One source column as the dataset's files hold it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as DuckDB writes it, for example <c>DECIMAL(38,18)</c>.</param>
/// <param name="Description">What it holds.</param>
public sealed record ManifestColumn(string Name, string Type, string Description)
{
    /// <summary>Where the value stands in the record, names divided by <c>/</c>; null when that is not known, and the name stands for it.</summary>
    public string? Source { get; init; }

    /// <summary>The raw texts that mean null; null when that is not known.</summary>
    public IReadOnlyList<string>? NullValues { get; init; }

    /// <summary>Its former names; null when they are not known.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>Whether a text is a value kept whole as JSON; a manifest older than that keeps none.</summary>
    public bool Json { get; init; }

    /// <summary>How the service writes an instant.</summary>
    public TimeFormat Time { get; init; }
}
