namespace Flitch.Pipeline.Refreshing;

/// <summary>How a refresh is asked for.</summary>
public sealed record RefreshOptions
{
    /// <summary>Fetches everything again instead of what is missing.</summary>
    public bool Full { get; init; }

    /// <summary>Lets a full refresh hold fewer rows than are stored.</summary>
    public bool AllowShrink { get; init; }

    /// <summary>Nothing before this is fetched by this run; null for the dataset's own start.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What asked for the run, one of <see cref="RefreshTriggers"/>.</summary>
    public string Trigger { get; init; } = RefreshTriggers.Command;

    /// <summary>Whether only snapshots and news are read, and gaps are left for other runs.</summary>
    public bool NewsOnly => Trigger == RefreshTriggers.Opening;
}
