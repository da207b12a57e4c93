using Flitch.Connectors.Reading;
using Flitch.Pipeline.Runs;

namespace Flitch.Host.Json;

/// <summary>What a run did for one dataset.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Succeeded">Whether it is up to date.</param>
/// <param name="Rows">Rows stored after the run.</param>
/// <param name="Added">Rows that were not stored before.</param>
/// <param name="Changed">Stored rows whose values changed.</param>
/// <param name="Received">Rows received, repeated ones included.</param>
/// <param name="Partitions">Partitions that hold rows.</param>
/// <param name="Commits">Commits that changed something.</param>
/// <param name="Calls">Calls, retries included.</param>
/// <param name="Retries">Calls among them that were made again.</param>
/// <param name="Seconds">From its first call to its last commit.</param>
/// <param name="WaitedSeconds">Time spent waiting for the call counter and between attempts.</param>
/// <param name="AsOf">The service's clock to which the rows are up to date; null when nothing is known.</param>
/// <param name="Complete">The newest stretch without a gap; null for snapshots and when there is none.</param>
/// <param name="Gaps">Stretches that are still missing.</param>
/// <param name="Proof">Whether the rows were proven complete; null when it did not come to that.</param>
/// <param name="Verification">What a verification found; null for a refresh.</param>
/// <param name="Drift">How the answers differed from the schema.</param>
/// <param name="Notices">What a person should know.</param>
/// <param name="Error">Why it is not up to date; null when it is.</param>
internal sealed record RunDatasetJson(
    string Dataset,
    bool Succeeded,
    long Rows,
    long Added,
    long Changed,
    long Received,
    int Partitions,
    int Commits,
    int Calls,
    int Retries,
    decimal Seconds,
    decimal WaitedSeconds,
    DateTimeOffset? AsOf,
    RangeJson? Complete,
    int Gaps,
    ProofJson? Proof,
    VerificationJson? Verification,
    IReadOnlyList<DriftJson> Drift,
    IReadOnlyList<string> Notices,
    ErrorJson? Error)
{
    /// <summary>One dataset of a run.</summary>
    /// <param name="d">What the run did for it.</param>
    public static RunDatasetJson Of(DatasetReport d) => new(
        d.Dataset,
        d.Succeeded,
        d.Rows,
        d.Added,
        d.Changed,
        d.Received,
        d.Partitions,
        d.Commits,
        d.Calls,
        d.Retries,
        FlitchJson.Seconds(d.Duration),
        FlitchJson.Seconds(d.Waited),
        d.AsOf,
        RangeJson.Of(d.Complete),
        d.Gaps,
        ProofJson.Of(d.Proof),
        VerificationJson.Of(d.Verification),
        [.. d.Drift.Select(x => new DriftJson(x.Kind, x.Field, x.Sample, x.Records, x.SchemaEdit))],
        d.Notices,
        ErrorJson.Of(d.Error));
}

/// <summary>How answers differed from their schema. Nothing of it is lost.</summary>
/// <param name="Kind">What sort of difference.</param>
/// <param name="Field">The field.</param>
/// <param name="Sample">One value, as it came.</param>
/// <param name="Records">In how many records.</param>
/// <param name="SchemaEdit">What would mend the schema; null when nothing does.</param>
internal sealed record DriftJson(DriftKind Kind, string Field, string Sample, long Records, string? SchemaEdit);
