namespace Flitch.Analysis.Dashboards;

/// <summary>Something that is wrong with a dashboard's file.</summary>
/// <param name="Place">Where: <c>tiles[2] (fees).query.group[0]</c>; empty for the file as a whole.</param>
/// <param name="What">What, and what was expected.</param>
public sealed record DashboardFinding(string Place, string What)
{
    /// <inheritdoc/>
    public override string ToString() => Place.Length == 0 ? What : $"{Place}: {What}";
}
