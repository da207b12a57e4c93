namespace Flitch.Storage.Querying;

/// <summary>How a result is written to a file.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated values with a header; decimals digit for digit.</summary>
    Csv,

    /// <summary>One JSON object per line; decimals as bare numbers, digit for digit.</summary>
    Json,

    /// <summary>Parquet, zstd.</summary>
    Parquet,
}
