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

    /// <summary>What asked for the run, kept with it: <c>command</c>, <c>page</c> or <c>schedule</c>.</summary>
    public string Trigger { get; init; } = "command";
}
