using Flitch.Connectors;
using Flitch.Connectors.Catalog;

namespace Flitch.Pipeline.Connections;

/// <summary>One object of a connector, as a connection uses it.</summary>
/// <param name="Name">The object's name, for example <c>ledgers</c>.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Mode">Snapshot or incremental.</param>
/// <param name="Enabled">Whether it was picked; only picked ones are refreshed.</param>
/// <param name="RefreshEvery">How often it refreshes by itself; null when off.</param>
/// <param name="StartFrom">Nothing before this is fetched; null for all.</param>
public sealed record DatasetInfo(string Name, string Title, RefreshMode Mode, bool Enabled, TimeSpan? RefreshEvery, DateTimeOffset? StartFrom)
{
    /// <summary>When the last refresh that said something of it began; null before the first.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <summary>What the last refresh could not do; null when all was well.</summary>
    public ErrorInfo? Error { get; init; }

    /// <summary>Scheduled refreshes that failed since the last that went well.</summary>
    public int Failures { get; init; }

    /// <summary>When its schedule was switched off, because of <see cref="Error"/>; null while it is on, and where there is none.</summary>
    public DateTimeOffset? SwitchedOffAt { get; init; }

    /// <summary>When it is due; in the past where that was missed, null where nothing refreshes it by itself.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
