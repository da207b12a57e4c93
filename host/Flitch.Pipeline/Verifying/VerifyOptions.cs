namespace Flitch.Pipeline.Verifying;

/// <summary>How a verification is asked for.</summary>
public sealed record VerifyOptions
{
    /// <summary>Reads damaged stretches again and stores what differs.</summary>
    public bool Repair { get; init; }

    /// <summary>
    /// Asked before more than 50 rows or 0.1 % of a dataset are moved aside because the service no longer serves them. Without an answer they stay.
    /// </summary>
    public Func<RemovalQuestion, CancellationToken, Task<bool>> Confirm { get; init; } = static (_, _) => Task.FromResult(false);

    /// <summary>What asked for the run, kept with it: <c>command</c>, <c>page</c> or <c>schedule</c>.</summary>
    public string Trigger { get; init; } = "command";
}
