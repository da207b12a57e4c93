namespace Flitch.Pipeline.Catalog;

/// <summary>A query that was run.</summary>
internal sealed class AskedQueryRow
{
    /// <summary>In the order of asking.</summary>
    public long Id { get; set; }

    public required string Sql { get; set; }

    public string? Schema { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    public required long Milliseconds { get; set; }

    public long? Rows { get; set; }

    /// <summary>The error's code; null when it was answered.</summary>
    public string? Error { get; set; }
}
