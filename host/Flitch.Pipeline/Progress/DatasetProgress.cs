namespace Flitch.Pipeline.Progress;

/// <summary>How far one dataset of a run is.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Rows">Rows received in this run.</param>
/// <param name="Calls">Calls made for it in this run.</param>
/// <param name="ExpectedRows">Rows that this run expects to receive, by the service's count; null while unknown.</param>
public sealed record DatasetProgress(string Dataset, DatasetStage Stage, long Rows, int Calls, long? ExpectedRows)
{
    /// <summary>Time spent waiting so far, for the call counter and between attempts.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>0 to 1; null while unknown.</summary>
    public double? Share => Stage switch
    {
        DatasetStage.Done => 1,
        DatasetStage.Failed => null,
        _ => ExpectedRows is > 0 ? Math.Min(1, (double)Rows / ExpectedRows.Value) : null,
    };
}
