using Flitch.Pipeline.Connections;

namespace Flitch.Pipeline.Configuration;

/// <summary>How the datasets of a connection differ from those of a configuration file, in words.</summary>
internal static class DatasetDifference
{
    public static IEnumerable<string> Between(IReadOnlyList<DatasetInfo> now, IReadOnlyList<ConfigDataset> wanted)
    {
        foreach (var dropped in now.Where(d => d.Enabled && !wanted.Any(w => w.Name == d.Name)))
        {
            yield return $"{dropped.Name}: switched off; its data stays";
        }

        foreach (var dataset in wanted)
        {
            var there = now.FirstOrDefault(d => d.Name == dataset.Name);
            if (there is not { Enabled: true })
            {
                yield return $"{dataset.Name}: picked";
            }

            if (there?.RefreshEvery != dataset.Refresh)
            {
                yield return $"{dataset.Name}: refresh {RefreshInterval.Format(there?.RefreshEvery)} → {RefreshInterval.Format(dataset.Refresh)}";
            }

            if (there?.StartFrom != dataset.Start)
            {
                yield return $"{dataset.Name}: start {Start(there?.StartFrom)} → {Start(dataset.Start)}";
            }
        }
    }

    private static string Start(DateTimeOffset? start) => start is { } time ? ConfigTime.Format(time) : "beginning";
}
