using Flitch.Connectors.Reading;
using Flitch.Storage.Files;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Checking;

/// <summary>Which seconds a finding takes from what the state may claim.</summary>
internal static class LostStretches
{
    private const long SecondsPerDay = 86_400;
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>Whole days, and whole seconds where the manifest knows no days.</summary>
    public static IEnumerable<ReadInterval> Of(FileFinding finding) => finding.Kind switch
    {
        _ when finding.File.Role != FileRole.Rows => [],
        FileFindingKind.Missing or FileFindingKind.Unreadable => Whole(finding.File),
        FileFindingKind.Altered when finding.File.Days is null => Days(finding.Days.Select(d => d.Day)).Concat(Whole(finding.File)),
        FileFindingKind.Altered or FileFindingKind.DuplicateKey => Days(finding.Days.Select(d => d.Day)),
        _ => [],
    };

    /// <summary>Whether rows without a day are concerned, which no stretch holds.</summary>
    public static bool HasRowsWithoutDay(FileFinding finding) => finding.File.Role == FileRole.Rows && finding.Kind switch
    {
        FileFindingKind.Missing or FileFindingKind.Unreadable =>
            finding.File.Days?.Any(d => d.Day is null) ?? (finding.File.Rows > 0 && finding.File.First is null),
        FileFindingKind.Altered or FileFindingKind.DuplicateKey => finding.Days.Any(d => d.Day is null),
        _ => false,
    };

    private static IEnumerable<ReadInterval> Whole(LiveFile file) =>
        file.Days is { } days ? Days(days.Select(d => d.Day))
        : file is { First: { } first, Last: { } last } ? [new((first / MicrosecondsPerSecond) - 2, (last / MicrosecondsPerSecond) + 1)]
        : [];

    // From before the day's first second up to the end of its last: fractions of a second count to the next whole one.
    private static IEnumerable<ReadInterval> Days(IEnumerable<DateOnly?> days) =>
        from day in days.OfType<DateOnly>()
        let midnight = PartitionDays.ToDays(day) * SecondsPerDay
        select new ReadInterval(midnight - 1, midnight + SecondsPerDay);
}
