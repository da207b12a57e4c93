using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;
using Flitch.Pipeline.Catalog;

namespace Flitch.Pipeline.Connections;

/// <summary>Between a connection's row and what others see of it.</summary>
internal static class ConnectionMapping
{
    /// <param name="row">The row.</param>
    /// <param name="connector">Its connector; null when the plugin is not there, and then only stored datasets are listed.</param>
    public static ConnectionInfo Show(ConnectionRow row, ConnectorDescriptor? connector)
    {
        var rows = row.Datasets.ToDictionary(d => d.Name);
        var objects = connector?.Objects.Select(o => Show(o, rows.GetValueOrDefault(o.Name)))
            ?? row.Datasets.Select(d => new DatasetInfo(d.Name, d.Name, RefreshMode.Snapshot, d.Enabled, Every(d), d.StartFrom));
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

    /// <summary>Keeps what a test told of a connection's key.</summary>
    public static void Learn(ConnectionRow row, CheckResult check, DateTimeOffset now)
    {
        row.AccountIdentity = check.AccountIdentity ?? row.AccountIdentity;
        (row.KeyCheckedAt, row.KeyFrom, row.KeyTo) = (now, check.QueryFrom, check.QueryTo);
    }

    public static long? Seconds(TimeSpan? interval) => interval is { } i ? (long)i.TotalSeconds : null;

    private static DatasetInfo Show(ObjectDescriptor o, DatasetRow? row) =>
        new(o.Name, o.Title, o.Mode, row?.Enabled ?? false, row is null ? null : Every(row), row?.StartFrom);

    private static TimeSpan? Every(DatasetRow row) => row.RefreshSeconds is { } s ? TimeSpan.FromSeconds(s) : null;
}
