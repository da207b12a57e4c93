namespace Flitch.Pipeline.Catalog;

/// <summary>A request for datasets of a connection whose run goes on; the run answers it.</summary>
internal sealed class AskedRefreshRow
{
    public required string Id { get; set; }

    public required string Connection { get; set; }

    /// <summary>JSON array of names.</summary>
    public required string Datasets { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>The run that answered; null before.</summary>
    public string? RunId { get; set; }

    /// <summary>JSON array of <see cref="Runs.DatasetReport"/>; null before.</summary>
    public string? Answer { get; set; }
}
