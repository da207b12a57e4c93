using System.Collections.Concurrent;

namespace Flitch.Host.Web.Sql;

/// <summary>The queries that pages wait for, by the id that the page gave: what cancels one comes in another request.</summary>
internal sealed class RunningQueries
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);

    /// <summary>How many run.</summary>
    public int Count => running.Count;

    /// <summary>Runs under an id; the token is cancelled when somebody cancels that id.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="id">The id; null or one that is in use for none.</param>
    /// <param name="work">What to run.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for it any more.</param>
    public async Task<T> RunAsync<T>(string? id, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var known = !string.IsNullOrEmpty(id) && running.TryAdd(id, source);
        try
        {
            return await work(source.Token);
        }
        finally
        {
            if (known)
            {
                running.TryRemove(id!, out _);
            }
        }
    }

    /// <summary>Cancels a query.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>False when none of that id runs.</returns>
    public bool Cancel(string id)
    {
        if (!running.TryGetValue(id, out var source))
        {
            return false;
        }

        try
        {
            source.Cancel();
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false; // it ended by itself meanwhile
        }
    }
}
