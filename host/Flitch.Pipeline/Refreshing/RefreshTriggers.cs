namespace Flitch.Pipeline.Refreshing;

/// <summary>What asks for refreshes; kept with each run.</summary>
public static class RefreshTriggers
{
    /// <summary>A command.</summary>
    public const string Command = "command";

    /// <summary>A click on a page, or a request to the API.</summary>
    public const string Page = "page";

    /// <summary>The dataset's schedule.</summary>
    public const string Schedule = "schedule";

    /// <summary>Somebody who looks at the data: only news are asked for, and a backfill that was stopped stays so.</summary>
    public const string Opening = "opening";
}
