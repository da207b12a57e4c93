using Flitch.Connectors;
using Flitch.Storage.Datasets;

namespace Flitch.Storage.Querying;

/// <summary>What the views are to be, by the last commit of each dataset.</summary>
/// <param name="Number">Grows with each plan, so that an older one never undoes a newer.</param>
/// <param name="Datasets">The datasets that can be read.</param>
/// <param name="Broken">Those whose manifest or files cannot be, and why.</param>
internal sealed record ViewPlan(long Number, IReadOnlyList<DatasetPlan> Datasets, IReadOnlyDictionary<DatasetName, FlitchException> Broken)
{
    public static ViewPlan Empty { get; } = new(0, [], new Dictionary<DatasetName, FlitchException>());

    /// <summary>The dataset that a file of which DuckDB speaks belongs to, and the file's path.</summary>
    public (string Dataset, string Path)? FileIn(string text) => Datasets
        .SelectMany(d => d.Files.Select(f => ((string Dataset, string Path)?)(d.Name.ToString(), f)))
        .FirstOrDefault(f => text.Contains(f!.Value.Path, StringComparison.Ordinal));
}
