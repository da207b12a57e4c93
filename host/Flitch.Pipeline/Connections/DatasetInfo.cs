using Flitch.Connectors.Catalog;

namespace Flitch.Pipeline.Connections;

/// <summary>One object of a connector, as a connection uses it.</summary>
/// <param name="Name">The object's name, for example <c>ledgers</c>.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Mode">Snapshot or incremental.</param>
/// <param name="Enabled">Whether it was picked; only picked ones are refreshed.</param>
/// <param name="RefreshEvery">How often it refreshes by itself; null when off.</param>
/// <param name="StartFrom">Nothing before this is fetched; null for all.</param>
public sealed record DatasetInfo(string Name, string Title, RefreshMode Mode, bool Enabled, TimeSpan? RefreshEvery, DateTimeOffset? StartFrom);
