namespace Flitch.Pipeline.Verifying;

/// <summary>A verdict about a dataset's completeness.</summary>
/// <param name="State">The verdict.</param>
/// <param name="At">When it was reached, by the service's clock.</param>
/// <param name="Words">The verdict for people.</param>
public sealed record Proof(ProofState State, DateTimeOffset At, string Words)
{
    /// <summary>Calls that it took beyond those that brought news; null when that is not kept.</summary>
    public int? Calls { get; init; }
}
