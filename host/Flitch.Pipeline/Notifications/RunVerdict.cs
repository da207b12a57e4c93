using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Notifications;

/// <summary>What a run's end means for those who are told of failures.</summary>
/// <param name="Event">What to tell, one of <see cref="NoticeEvents"/>; null for nothing.</param>
/// <param name="Datasets">The datasets that it is about.</param>
/// <param name="Error">What went wrong; null when it is over.</param>
/// <param name="After">The streak as it stands once it has been told.</param>
internal sealed record RunVerdict(string? Event, IReadOnlyList<string> Datasets, ErrorInfo? Error, FailingStreak After)
{
    private const string Whole = "";

    /// <param name="run">A run that has ended.</param>
    /// <param name="before">What has been told already.</param>
    /// <param name="picked">The datasets that are picked: others can neither fail nor recover any more.</param>
    public static RunVerdict Of(RunReport run, FailingStreak before, IReadOnlySet<string> picked)
    {
        var failing = Failing(run);
        var after = Next(run, before, failing, picked);
        var reconnect = run.Errors.FirstOrDefault(ConnectionErrors.NeedsReconnecting);
        string[] named = [.. failing.Keys.Where(d => d != Whole)];
        return run switch
        {
            _ when reconnect is not null && !before.Reconnect => new(NoticeEvents.ReconnectRequired, named, reconnect, after with { Reconnect = true }),
            _ when failing.Any(f => IsNew(f, before)) => new(NoticeEvents.RefreshFailed, named, run.Errors.Count > 0 ? run.Errors[0] : null, after),
            _ when before.Datasets.Count > 0 && after.Datasets.Count == 0 => new(NoticeEvents.RefreshRecovered, [.. before.Datasets.Keys.Where(d => d != Whole)], null, after),
            _ => new(null, [], null, after),
        };
    }

    /// <summary>A second dataset that fails for the same reason, in the next run of an outage, is no news; another reason is.</summary>
    private static bool IsNew(KeyValuePair<string, string> failing, FailingStreak before) =>
        !before.Datasets.ContainsKey(failing.Key) && !before.Datasets.ContainsValue(failing.Value);

    private static Dictionary<string, string> Failing(RunReport run)
    {
        var failing = run.Datasets.Where(d => !d.Succeeded && (d.Error ?? run.Error) is not null).ToDictionary(d => d.Dataset, d => (d.Error ?? run.Error)!.Code);
        if (failing.Count == 0 && run.Error is { } error)
        {
            failing[Whole] = error.Code;
        }

        return failing;
    }

    private static FailingStreak Next(RunReport run, FailingStreak before, Dictionary<string, string> failing, IReadOnlySet<string> picked)
    {
        var succeeded = run.Datasets.Where(d => d.Succeeded).Select(d => d.Dataset).ToHashSet();
        var still = before.Datasets.Where(d => d.Key == Whole ? succeeded.Count == 0 : picked.Contains(d.Key) && !succeeded.Contains(d.Key));
        var after = still.Where(d => !failing.ContainsKey(d.Key)).Concat(failing).ToDictionary(d => d.Key, d => d.Value);
        return new FailingStreak(before.Datasets.Count == 0 ? run.StartedAt : before.Since, after, before.Reconnect && after.Count > 0);
    }
}
