using Flitch.Connectors.Reading;

namespace Flitch.Storage.RequestLogs;

/// <summary>
/// The request log of one run: a line per call, as JSON, in <c>runs/month=2026-11-01/RUN.ndjson</c>. <c>page</c> is the rows' <c>_page</c>. Safe for several threads.
/// </summary>
public sealed class RequestLog : IAsyncDisposable
{
    /// <summary>Makes a run's log; the file appears with the first call, so a run without calls leaves none.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="connection">The connection's name.</param>
    /// <param name="runId">The run.</param>
    public RequestLog(DataFolder folder, string connection, string runId) => throw new NotImplementedException();

    /// <summary>Adds a call.</summary>
    /// <param name="call">The call; holds no secret.</param>
    public void Add(CallFacts call) => throw new NotImplementedException();

    /// <summary>Brings all calls so far to the disk; before a commit of the rows that they brought.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task FlushAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
