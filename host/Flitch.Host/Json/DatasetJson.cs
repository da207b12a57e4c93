using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Connections;

namespace Flitch.Host.Json;

/// <summary>An object of a connector, as a connection uses it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Mode">Read whole each time, or only what is new.</param>
/// <param name="Picked">Whether the connection keeps it; only picked ones are refreshed.</param>
/// <param name="Refresh">How often it refreshes by itself: <c>off</c>, <c>15m</c>, <c>1h</c>, <c>1d</c>.</param>
/// <param name="StartFrom">Nothing before this is fetched; null for everything.</param>
internal sealed record DatasetJson(string Name, string Title, RefreshMode Mode, bool Picked, string Refresh, DateTimeOffset? StartFrom)
{
    /// <summary>One dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    public static DatasetJson Of(DatasetInfo dataset) =>
        new(dataset.Name, dataset.Title, dataset.Mode, dataset.Enabled, RefreshInterval.Format(dataset.RefreshEvery), dataset.StartFrom);
}
