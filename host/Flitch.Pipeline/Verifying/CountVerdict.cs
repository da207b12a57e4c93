namespace Flitch.Pipeline.Verifying;

/// <summary>What comparing counts over one stretch came to.</summary>
/// <param name="State">The verdict.</param>
/// <param name="Words">For people.</param>
/// <param name="Offset">By how much the count is off, 0 when it is not; null when that is not known.</param>
/// <param name="Open">A difference that nothing accounts for; null when there is none.</param>
internal sealed record CountVerdict(ProofState State, string Words, long? Offset, long? Open)
{
    public static CountVerdict NotCounted { get; } = new(ProofState.Unproven, VerdictText.NotCounted, null, null);

    public static CountVerdict Blind { get; } = new(ProofState.Unproven, VerdictText.CountIgnoresInterval, null, null);

    /// <summary>The worst first.</summary>
    public int Weight => WeightOf(State);

    public static int WeightOf(ProofState state) => state switch { ProofState.Difference => 0, ProofState.Unproven => 1, ProofState.ProvenWithOffset => 2, _ => 3 };

    public static CountVerdict Agrees(long offset) => new(offset == 0 ? ProofState.Proven : ProofState.ProvenWithOffset, VerdictText.Agrees(offset), offset, null);

    public static CountVerdict Differs(long difference) => new(ProofState.Difference, VerdictText.Differs(difference), null, difference);
}
