using Flitch.Connectors;

namespace Flitch.Analysis.Dashboards.Reading;

/// <summary>What is wrong with a dashboard's file, each with its place. All that can be found at once is told at once.</summary>
internal sealed class JsonFindings
{
    private const int Told = 5;
    private readonly List<DashboardFinding> _found = [];

    /// <summary>All of them, in the order in which they were found.</summary>
    public IReadOnlyList<DashboardFinding> All => _found;

    public void Add(string path, string what) => _found.Add(new(path, what));

    /// <summary>The error that tells the first of them.</summary>
    /// <param name="file">The file's name, or what else is read.</param>
    /// <param name="found">What was found.</param>
    public static FlitchException Error(string file, IReadOnlyList<DashboardFinding> found)
    {
        var more = found.Count > Told ? $" {found.Count - Told} more." : "";
        return new FlitchException("dashboard:file", ErrorKind.Usage, $"{file}: {string.Join(" ", found.Take(Told))}{more}", "Correct it and try again; docs/dashboards.md tells each part. Nothing was changed.");
    }
}
