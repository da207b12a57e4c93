namespace Flitch.Pipeline.Progress;

/// <summary>How much of a run is done.</summary>
internal static class Shares
{
    /// <summary>
    /// 0 to 1, by rows where the service told how many there are; a dataset whose turn has not come counts like an average one. Null while nothing is known.
    /// </summary>
    public static double? Of(IReadOnlyList<DatasetProgress> datasets)
    {
        if (datasets.Count == 0)
        {
            return null;
        }

        var shares = datasets.Select(d => d.Stage == DatasetStage.Failed ? 1 : d.Stage == DatasetStage.Waiting ? d.Share ?? 0 : d.Share).ToList();
        return shares.TrueForAll(s => s is not null) ? shares.Average() : null;
    }
}
