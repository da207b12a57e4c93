namespace Flitch.Pipeline.Verifying;

/// <summary>A verdict about a dataset's completeness.</summary>
/// <param name="State">The verdict.</param>
/// <param name="At">When it was reached, by the service's clock.</param>
/// <param name="Words">The verdict for people.</param>
public sealed record Proof(ProofState State, DateTimeOffset At, string Words)
{
    /// <summary>Calls that it took beyond those that brought news; null when that is not kept.</summary>
    public int? Calls { get; init; }

    /// <summary>Of two verdicts about parts of a dataset the worse one, with the calls of both.</summary>
    /// <param name="first">About one part; null when nothing was compared there.</param>
    /// <param name="second">About another part.</param>
    public static Proof? Worse(Proof? first, Proof? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        _ => (Weight(second.State) > Weight(first.State) ? second : first) with { Calls = (first.Calls ?? 0) + (second.Calls ?? 0) },
    };

    private static int Weight(ProofState state) => state switch
    {
        ProofState.Difference => 3,
        ProofState.Unproven => 2,
        ProofState.ProvenWithOffset => 1,
        _ => 0,
    };
}
