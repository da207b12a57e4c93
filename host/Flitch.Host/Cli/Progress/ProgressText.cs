using System.Globalization;
using Flitch.Host.Wording;
using Flitch.Pipeline.Progress;

namespace Flitch.Host.Cli.Progress;

/// <summary>Progress in words.</summary>
internal static class ProgressText
{
    /// <summary>Rows, calls, share and time left of the whole run.</summary>
    /// <param name="progress">How far it is.</param>
    public static string Totals(RefreshProgress progress)
    {
        var parts = new List<string> { Rows(progress.Rows), Calls(progress.Calls) };
        // Before every dataset's size is known, a share of the whole would only say how much of the known part is there.
        var known = progress.Datasets.All(d => d.ExpectedRows is not null || d.Stage is DatasetStage.Done or DatasetStage.Failed);
        if (known && progress.Share is { } share)
            parts.Add(Percent(share));
        parts.Add(Times.Duration(progress.Elapsed));
        if (known && progress.TimeLeft is { } left)
            parts.Add($"about {Times.Duration(left)} left");
        return string.Join(" · ", parts);
    }

    /// <summary>What is waited for and how long; null when nothing is.</summary>
    /// <param name="progress">How far it is.</param>
    /// <param name="now">The time.</param>
    public static string? Waiting(RefreshProgress progress, DateTimeOffset now)
    {
        if (progress.Waiting is not { } reason)
            return null;
        var left = progress.WaitingUntil is { } until && until > now ? Times.Duration(until - now) : null;
        return left is null ? $"Waiting: {reason}" : $"Waiting {left}: {reason}";
    }

    /// <summary><c>1 row</c>, <c>20,000 rows</c>.</summary>
    /// <param name="rows">How many.</param>
    public static string Rows(long rows) => rows == 1 ? "1 row" : $"{Times.Count(rows)} rows";

    /// <summary><c>1 call</c>, <c>400 calls</c>.</summary>
    /// <param name="calls">How many.</param>
    public static string Calls(long calls) => calls == 1 ? "1 call" : $"{Times.Count(calls)} calls";

    /// <summary>A share as whole percent, never rounded up to 100.</summary>
    /// <param name="share">0 to 1.</param>
    public static string Percent(double share) => Math.Floor(share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";
}
