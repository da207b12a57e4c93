namespace Flitch.Pipeline;

/// <summary>Where the pipeline keeps its things, and how it paces its commits.</summary>
public sealed record PipelineOptions
{
    /// <summary>The data folder: files, catalogue, keyring, <c>views.sql</c>. Made when it is missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The user's state folder, shared by all data folders: the lines of API keys. See <see cref="KeyLines.StateFolder"/> for the default.</summary>
    public required string StateFolder { get; init; }

    /// <summary>The folder that holds one folder per plugin.</summary>
    public required string PluginFolder { get; init; }

    /// <summary>A commit is due after this many rows.</summary>
    public int CommitRows { get; init; } = 5_000;

    /// <summary>A commit is due after this long.</summary>
    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest share of a run's time that commits may take; beyond it they become rarer.</summary>
    public double CommitShare { get; init; } = 0.05;

    /// <summary>How far a refresh stays behind the service's clock, so that a second is over before it counts as complete. At least one second.</summary>
    public TimeSpan ClockMargin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Hears of each named point of writing, before and after every flush, rename, state and catalogue write; for tests that end the process there.
    /// </summary>
    public Action<string> Reached { get; init; } = static _ => { };
}
