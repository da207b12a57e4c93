using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Scheduling;

namespace Flitch.Pipeline.Connections;

/// <summary>Between a connection's row and what others see of it.</summary>
internal static class ConnectionMapping
{
    /// <param name="row">The row.</param>
    /// <param name="connector">Its connector; null when the plugin is not there, and then only stored datasets are listed.</param>
    public static ConnectionInfo Show(ConnectionRow row, ConnectorDescriptor? connector)
    {
        var rows = row.Datasets.ToDictionary(d => d.Name);
        var objects = connector?.Objects.Select(o => Show(o.Name, o.Title, o.Mode, rows.GetValueOrDefault(o.Name)))
            ?? row.Datasets.Select(d => Show(d.Name, d.Name, RefreshMode.Snapshot, d));
        return new ConnectionInfo(
            row.Name, row.Connector, row.Title, ConnectionStore.Fields(row), ConnectionStore.SecretFields(row), row.AccountIdentity, row.CreatedAt, [.. objects]);
    }

    /// <summary>Picks exactly these datasets; rows of others stay, switched off.</summary>
    public static void Pick(ConnectionRow row, IReadOnlyList<string> picked, long? refreshSeconds)
    {
        row.Datasets.ForEach(d => d.Enabled = picked.Contains(d.Name));
        foreach (var name in picked.Where(p => row.Datasets.TrueForAll(d => d.Name != p)))
        {
            row.Datasets.Add(new DatasetRow { Connection = row.Name, Name = name, Enabled = true, RefreshSeconds = refreshSeconds });
        }
    }

    /// <summary>Sets how often a dataset refreshes by itself. Setting it switches a schedule that had stopped on again.</summary>
    public static void Schedule(DatasetRow row, TimeSpan? every) => (row.RefreshSeconds, row.Failures, row.SwitchedOffAt) = (Seconds(every), 0, null);

    /// <summary>Sets how often single datasets refresh by themselves.</summary>
    public static void Schedule(ConnectionRow row, IReadOnlyDictionary<string, TimeSpan?>? intervals)
    {
        foreach (var (name, interval) in intervals ?? new Dictionary<string, TimeSpan?>())
        {
            Schedule(row.Datasets.Find(d => d.Name == name) ?? NewDataset(row, name), interval);
        }
    }

    /// <summary>Adds an object that was never picked, off.</summary>
    private static DatasetRow NewDataset(ConnectionRow row, string name)
    {
        var dataset = new DatasetRow { Connection = row.Name, Name = name, Enabled = false };
        row.Datasets.Add(dataset);
        return dataset;
    }

    /// <summary>Keeps what a test told of a connection's key.</summary>
    public static void Learn(ConnectionRow row, CheckResult check, DateTimeOffset now)
    {
        row.AccountIdentity = check.AccountIdentity ?? row.AccountIdentity;
        (row.KeyCheckedAt, row.KeyFrom, row.KeyTo) = (now, check.QueryFrom, check.QueryTo);
        row.Datasets.ForEach(Settle);
    }

    public static long? Seconds(TimeSpan? interval) => interval is { } i ? (long)i.TotalSeconds : null;

    /// <summary>What a test that went well settles: trouble with the key is over, and schedules that it had stopped go on.</summary>
    private static void Settle(DatasetRow row)
    {
        if (OutcomeMapping.Error(row) is { } error && ConnectionErrors.NeedsReconnecting(error))
        {
            (row.Error, row.Failures, row.SwitchedOffAt) = (null, 0, null);
        }
    }

    private static DatasetInfo Show(string name, string title, RefreshMode mode, DatasetRow? row) =>
        row is null ? new DatasetInfo(name, title, mode, false, null, null) : new DatasetInfo(name, title, mode, row.Enabled, Every(row), row.StartFrom)
        {
            AttemptedAt = row.AttemptedAt,
            Error = OutcomeMapping.Error(row),
            Failures = row.Failures,
            SwitchedOffAt = row.SwitchedOffAt,
            DueAt = DueTime.Of(row),
        };

    private static TimeSpan? Every(DatasetRow row) => row.RefreshSeconds is { } s ? TimeSpan.FromSeconds(s) : null;
}
