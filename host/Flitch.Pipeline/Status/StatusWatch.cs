using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Status;

/// <summary>
/// How all connections stand, for many who look every second: the catalogue is read at most once a second for all of them, and only the connections that changed are
/// read again. Nothing is read while nobody looks.
/// </summary>
public sealed class StatusWatch : IDisposable
{
    /// <summary>How often it is worth looking.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>A little below the pace, so that of many who look at the same pace one does the work.</summary>
    private static readonly TimeSpan Fresh = Pace * 0.9;

    /// <summary>What changes without a word in the catalogue (files that a person moved, a time that has come) is seen after this long.</summary>
    private static readonly TimeSpan Whole = TimeSpan.FromMinutes(1);

    private readonly StatusService _status;
    private readonly CatalogStamps _catalog;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _looking = new(1, 1);
    private IReadOnlyDictionary<string, CatalogStamp> _stamps = new Dictionary<string, CatalogStamp>();
    private IReadOnlyList<ConnectionStatus> _all = [];
    private long? _lookedAt;
    private long? _readAt;

    internal StatusWatch(StatusService status, CatalogStamps catalog, TimeProvider clock) => (_status, _catalog, _clock) = (status, catalog, clock);

    /// <summary>All connections by name. What has not changed since the last look is the same object.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">The catalogue cannot be read; the next look may do better.</exception>
    public async Task<IReadOnlyList<ConnectionStatus>> LookAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (!IsWithin(_lookedAt, Fresh))
            {
                await ReadAsync(cancellationToken);
                _lookedAt = _clock.GetTimestamp();
            }

            return _all;
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _catalog.Dispose();
        _looking.Dispose();
    }

    private bool IsWithin(long? since, TimeSpan span) => since is { } at && _clock.GetElapsedTime(at) < span;

    private Task ReadAsync(CancellationToken cancellationToken)
    {
        var changes = _catalog.Changes();
        if (!IsWithin(_readAt, Whole))
        {
            return ReadAllAsync(changes ?? _stamps, cancellationToken);
        }

        return changes is not null || _all.Any(GoesOn) ? ReadChangedAsync(changes ?? _stamps, cancellationToken) : Task.CompletedTask;
    }

    private async Task ReadAllAsync(IReadOnlyDictionary<string, CatalogStamp> stamps, CancellationToken cancellationToken)
    {
        _readAt = null; // as below
        _all = await _status.ListAsync(cancellationToken);
        (_stamps, _readAt) = (stamps, _clock.GetTimestamp());
    }

    private async Task ReadChangedAsync(IReadOnlyDictionary<string, CatalogStamp> stamps, CancellationToken cancellationToken)
    {
        var readAt = _readAt;
        _readAt = null; // should this fail, the next look reads all of it
        var known = _all.ToDictionary(s => s.Connection.Name);
        var all = new List<ConnectionStatus>(stamps.Count);
        foreach (var name in stamps.Keys.Order(StringComparer.Ordinal))
        {
            if (await AgainAsync(name, known.GetValueOrDefault(name), _stamps.GetValueOrDefault(name), stamps[name], cancellationToken) is { } status)
            {
                all.Add(status);
            }
        }

        (_all, _stamps, _readAt) = (all, stamps, readAt);
    }

    /// <summary>Of a run that goes on more changes than the catalogue says at once: its files, its wait, and whether its process is still there.</summary>
    private static bool GoesOn(ConnectionStatus status) => status.LastRun is { State: RunState.Running };

    private async Task<ConnectionStatus?> AgainAsync(string name, ConnectionStatus? before, CatalogStamp? then, CatalogStamp now, CancellationToken cancellationToken)
    {
        if (before is null || then?.Settings != now.Settings)
        {
            return await FindAsync(name, cancellationToken);
        }

        return then == now && !GoesOn(before) ? before : await _status.GetAsync(before.Connection, cancellationToken);
    }

    private async Task<ConnectionStatus?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await _status.GetAsync(name, cancellationToken);
        }
        catch (FlitchException e) when (e.Error.Code == "usage:unknown-connection")
        {
            return null; // disconnected meanwhile
        }
    }
}
