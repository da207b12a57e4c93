namespace Flitch.Analysis.Dashboards;

/// <summary>A filter that all tiles share whose dataset has the column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Title">What stands beside the choice.</param>
/// <param name="Values">The values that are chosen at first; empty for all.</param>
public sealed record DashboardFilter(string Column, string Title, IReadOnlyList<string> Values);
