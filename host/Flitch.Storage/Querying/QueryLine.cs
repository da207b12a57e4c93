using Flitch.Connectors;
using Flitch.Storage.Errors;

namespace Flitch.Storage.Querying;

/// <summary>
/// Instances of one kind, and the line before them. An instance in which something went wrong takes no further query and closes behind its last one. Safe for several threads.
/// </summary>
/// <param name="open">Opens an instance.</param>
/// <param name="limits">What one may take.</param>
/// <param name="instances">How many there are at most.</param>
/// <param name="clock">Tells how long one has been idle.</param>
internal sealed class QueryLine(Func<QueryInstance> open, QueryLimits limits, int instances, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _free = new(limits.Connections * instances);
    private readonly Lock _gate = new();
    private readonly List<QueryInstance> _open = [];
    private bool _disposed;

    /// <summary>Waits for its turn and takes a connection of an instance.</summary>
    /// <param name="patience">How long to wait; null for as long as it takes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Its turn did not come.</exception>
    public async Task<(QueryInstance Instance, QueryConnection Connection)> TakeAsync(TimeSpan? patience, CancellationToken cancellationToken)
    {
        if (!await _free.WaitAsync(patience ?? Timeout.InfiniteTimeSpan, cancellationToken))
        {
            throw QueryErrors.Busy();
        }

        try
        {
            return TakeOpen() ?? await Task.Run(OpenNew, cancellationToken);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    /// <summary>Gives a connection back.</summary>
    public void Return(QueryInstance instance, QueryConnection connection)
    {
        bool closes;
        lock (_gate)
        {
            instance.Return(connection);
            instance.IdleSince = clock.GetUtcNow();
            closes = (instance.IsSpoilt || _disposed) && instance.InUse == 0;
            if (instance.IsSpoilt || _disposed)
            {
                _open.Remove(instance);
            }
        }

        if (closes)
        {
            instance.Dispose();
        }

        _free.Release();
    }

    /// <summary>Closes the instances that nobody used for a while: they hold memory.</summary>
    public void Trim(TimeSpan idle) => CloseAll(i => clock.GetUtcNow() - i.IdleSince >= idle);

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        CloseAll(_ => true);
    }

    private (QueryInstance, QueryConnection)? TakeOpen()
    {
        lock (_gate)
        {
            // The last one back has the most in its caches.
            var instance = _open.Where(i => !i.IsSpoilt && i.InUse < limits.Connections).MaxBy(i => i.IdleSince);
            return instance is null ? null : (instance, instance.Take());
        }
    }

    // Two that find none open two; of a kind that is shared the later one serves too, until it is trimmed.
    private (QueryInstance, QueryConnection) OpenNew()
    {
        var instance = open();
        lock (_gate)
        {
            _open.Add(instance);
            return (instance, instance.Take());
        }
    }

    private void CloseAll(Func<QueryInstance, bool> which)
    {
        List<QueryInstance> closing;
        lock (_gate)
        {
            closing = [.. _open.Where(i => i.InUse == 0 && which(i))];
            _open.RemoveAll(closing.Contains);
        }

        closing.ForEach(i => i.Dispose());
    }
}
