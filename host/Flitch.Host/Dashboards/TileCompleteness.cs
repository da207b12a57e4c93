using Flitch.Connectors.Catalog;
using Flitch.Host.Web.Shell;
using Flitch.Host.Wording;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Status;

namespace Flitch.Host.Dashboards;

/// <summary>Says of what a tile shows how far it is whole.</summary>
internal static class TileCompleteness
{
    /// <summary>Adds it to a report.</summary>
    /// <param name="report">The tile's report, with its datasets.</param>
    /// <param name="look">How it is looked at; the connection is there.</param>
    public static TileReport Add(TileReport report, DashboardLook look)
    {
        var datasets = look.Status!.Datasets.Where(d => report.Datasets.Contains(d.Dataset)).ToList();
        var listed = datasets.Where(d => IsListed(d, look.Status)).ToList();
        return report with
        {
            AsOf = datasets.Count == 0 || datasets.Exists(d => d.AsOf is null) ? null : datasets.Min(d => d.AsOf),
            Complete = listed.Count == 0 ? null : Complete(listed),
            Stretch = listed.Count == 0 || listed.Exists(d => d.Complete is null) ? null : new CompleteRange(listed.Max(d => d.Complete!.From), listed.Min(d => d.Complete!.To)),
            Gaps = listed.Sum(d => d.Gaps),
            Needs = listed.Select(d => Needs(report, d, look)).FirstOrDefault(n => n is not null),
        };
    }

    private static bool IsListed(DatasetStatus dataset, ConnectionStatus status) =>
        status.Connection.Datasets.FirstOrDefault(d => d.Name == dataset.Dataset)?.Mode == RefreshMode.Incremental;

    private static string Complete(List<DatasetStatus> datasets)
    {
        if (datasets.Exists(d => d.Complete is null))
        {
            return "nothing is complete yet";
        }

        var from = datasets.Max(d => d.Complete!.From);
        return $"complete from {(from is { } at ? Texts.Day(at) : "the beginning")} to {Texts.Instant(datasets.Min(d => d.Complete!.To))}";
    }

    private static string? Needs(TileReport report, DatasetStatus dataset, DashboardLook look)
    {
        var needed = report.Tile.Accumulates || report.Answer is null or { Ranged: false } ? null : look.View.From;
        if (dataset is { Complete: { } complete, Gaps: 0 } && (complete.From is null || complete.From <= needed))
        {
            return null;
        }

        if (dataset is { Complete.From: { } kept, Gaps: 0 } && look.Status!.Connection.Datasets.First(d => d.Name == dataset.Dataset).StartFrom is not null)
        {
            return $"Counts from {Texts.Day(kept)} on: the history of {dataset.Title} is kept from there.";
        }

        var before = dataset.Complete?.From is { } from ? $" before {Texts.Day(from)}" : "";
        return $"Needs history of {dataset.Title}{before}, {Ready(look, dataset)}.";
    }

    private static string Ready(DashboardLook look, DatasetStatus dataset) => look.Status!.LastRun switch
    {
        { State: RunState.Running, Progress.TimeLeft: { } left } => $"ready {(left > TimeSpan.FromMinutes(1) ? $"at {look.Now.Add(left).UtcDateTime:HH:mm} UTC (in about {Times.Duration(left)})" : "in a moment")}",
        { State: RunState.Running } => "which is being fetched",
        _ when look.Status.Reconnect is not null => "which a refresh fetches when the account is connected again",
        _ when dataset.NextAt is { } next => $"which the next refresh fetches, {(next <= look.Now ? "due now" : $"{Texts.Ago(next, look.Now)} (at {PageZone.Of(next):HH:mm} {PageZone.Offset(next)})")}",
        _ => "which no schedule fetches: refresh it by hand",
    };
}
