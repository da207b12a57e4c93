namespace Flitch.Storage.Manifests;

/// <summary>One source column as the dataset's files hold it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as DuckDB writes it, for example <c>DECIMAL(38,18)</c>.</param>
/// <param name="Description">What it holds.</param>
public sealed record ManifestColumn(string Name, string Type, string Description);
