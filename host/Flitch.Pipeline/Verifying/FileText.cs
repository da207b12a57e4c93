using System.Globalization;
using Flitch.Storage.Checking;

namespace Flitch.Pipeline.Verifying;

/// <summary>What is wrong with a file, in a person's words: one finding for each of its days where days are known.</summary>
internal static class FileText
{
    public static IEnumerable<Finding> Of(FileFinding found) => found.Kind switch
    {
        FileFindingKind.Altered when found.Days.Count > 0 => found.Days.Select(d => new Finding(FindingKind.File, $"{found.Path}, {Day(d.Day)}", Days(d))),
        FileFindingKind.DuplicateKey => found.Days.Select(d => new Finding(FindingKind.File, $"{found.Path}, {Day(d.Day)}", $"{VerdictText.Rows(d.Found)} have a key that stands in the dataset more than once.")),
        _ => [new Finding(FindingKind.File, found.Path, Words(found))],
    };

    private static string Words(FileFinding found) => found.Kind switch
    {
        FileFindingKind.Missing => $"The file is gone, and {VerdictText.Rows(found.File.Rows)} with it.",
        FileFindingKind.Unreadable => $"The file cannot be read: {found.Reason}",
        FileFindingKind.Altered => found.Reason ?? "The file does not hold what was written.",
        FileFindingKind.Misplaced => $"{VerdictText.Rows(found.Rows)} belong to another partition.",
        FileFindingKind.Unordered => "The rows are not in their order.",
        FileFindingKind.LinkAltered => Link(found),
        _ => "The file is not as it was written.",
    };

    private static string Days(DayDifference day) => day.Stated switch
    {
        null => $"The file does not hold what was written; it has {VerdictText.Rows(day.Found)} of this day.",
        { } stated when stated == day.Found => $"Among {VerdictText.Rows(day.Found)} values differ from those that were written.",
        { } stated => $"{VerdictText.Rows(day.Found)} where {VerdictText.Rows(stated)} were written.",
    };

    private static string Link(FileFinding found) => found.Link is { } link
        ? $"Another file stands in the place of the link: {link.Missing} rows missing, {link.Added} added, {link.Changed} changed. The dataset itself is whole."
        : $"Another file stands in the place of the link. The dataset itself is whole. {found.Reason}";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "rows without a time";
}
