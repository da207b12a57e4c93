using System.Globalization;
using System.Text.RegularExpressions;

namespace Flitch.Host.Logging;

/// <summary>The names of log files, <c>flitch-2026-11-23.log</c>, then <c>flitch-2026-11-23.2.log</c>, and which of them are kept.</summary>
/// <param name="folder">The folder for log files.</param>
internal sealed partial class LogFolder(string folder)
{
    private const int KeptDays = 30;

    /// <summary>The day's first file that has room.</summary>
    /// <param name="day">The day.</param>
    /// <param name="limit">What a file may hold.</param>
    public string Current(DateOnly day, long limit)
    {
        var number = 1;
        while (new FileInfo(PathOf(day, number)) is { Exists: true } full && full.Length >= limit)
            number++;
        return PathOf(day, number);
    }

    /// <summary>Removes files that are older than thirty days, and the oldest of the rest while they hold more than there is room for; of the day's own the newest stays.</summary>
    /// <param name="day">Today.</param>
    /// <param name="limit">What they may hold together.</param>
    public void DropOld(DateOnly day, long limit)
    {
        var oldest = day.AddDays(-KeptDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var kept = 0L;
        foreach (var (index, (file, date)) in Files().OrderByDescending(f => f.Day, StringComparer.Ordinal).ThenByDescending(f => f.Number).Select(f => (f.File, f.Day)).Index())
        {
            kept += file.Length;
            if (index > 0 && (kept > limit || string.CompareOrdinal(date, oldest) < 0))
                file.Delete();
        }
    }

    private IEnumerable<(FileInfo File, string Day, int Number)> Files() =>
        from file in new DirectoryInfo(folder).EnumerateFiles("flitch-*.log")
        let name = Name().Match(file.Name)
        where name.Success
        select (file, name.Groups[1].Value, name.Groups[2].Success ? int.Parse(name.Groups[2].Value, CultureInfo.InvariantCulture) : 1);

    private string PathOf(DateOnly day, int number) => Path.Combine(
        folder, string.Create(CultureInfo.InvariantCulture, $"flitch-{day:yyyy-MM-dd}{(number == 1 ? "" : "." + number.ToString(CultureInfo.InvariantCulture))}.log"));

    [GeneratedRegex(@"^flitch-(\d{4}-\d\d-\d\d)(?:\.(\d{1,6}))?\.log$")]
    private static partial Regex Name();
}
