using Flitch.Connectors;

namespace Flitch.Pipeline.Refreshing;

/// <summary>The runs that were.</summary>
public sealed class RunHistory
{
    /// <summary>Runs, newest first, those that go on included.</summary>
    /// <param name="connection">Of this connection only; null for all.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<RunReport>> ListAsync(string? connection, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>One run.</summary>
    /// <param name="runId">Its id, or a beginning of it that only one run has.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is none, or several begin so (usage).</exception>
    public Task<RunReport> GetAsync(string runId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
