using System.Text.Json.Serialization;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;

namespace Flitch.Host.Json;

/// <summary>A verdict about a dataset's completeness.</summary>
/// <param name="State">The verdict.</param>
/// <param name="At">When it was reached, by the service's clock.</param>
/// <param name="Words">The verdict for people.</param>
internal sealed record ProofJson(ProofState State, DateTimeOffset At, string Words)
{
    /// <summary>Calls that it took beyond those that brought news; left out when that is not kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Calls { get; init; }

    /// <summary>A verdict, or null.</summary>
    /// <param name="proof">The verdict.</param>
    public static ProofJson? Of(Proof? proof) => proof is null ? null : new ProofJson(proof.State, proof.At, proof.Words) { Calls = proof.Calls };
}

/// <summary>A stretch of time without a gap.</summary>
/// <param name="From">Its beginning; null for the account's own.</param>
/// <param name="To">Its end.</param>
internal sealed record RangeJson(DateTimeOffset? From, DateTimeOffset To)
{
    /// <summary>A stretch, or null.</summary>
    /// <param name="range">The stretch.</param>
    public static RangeJson? Of(CompleteRange? range) => range is null ? null : new RangeJson(range.From, range.To);
}
