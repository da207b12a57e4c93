namespace Flitch.Analysis.Profiles;

/// <summary>What a dataset's values are like, column by column.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="IsApproximate">Whether numbers of different values are estimates, within some two percent: counting them exactly takes too long at this size.</param>
/// <param name="Columns">Its columns.</param>
public sealed record DatasetProfile(long Rows, bool IsApproximate, IReadOnlyList<ColumnProfile> Columns);
