using Flitch.Connectors;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Brings a connection's datasets up to date.</summary>
public sealed class RefreshService
{
    /// <summary>
    /// Refreshes datasets, or joins the run of this connection that is already going on, in this process or another. Trouble of datasets and of the
    /// service is told in the report; only a wrong request throws.
    /// </summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="datasets">The datasets; null for all that are picked.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears of the progress, at most about ten times a second; may be null.</param>
    /// <param name="cancellationToken">Cancels the run: it ends within two seconds with its last commit whole, and the report says <c>Cancelled</c>.</param>
    /// <exception cref="FlitchException">Unknown connection or dataset, a plugin that is missing, a data folder that cannot be used.</exception>
    public Task<RunReport> RefreshAsync(
        string connection, IReadOnlyList<string>? datasets, RefreshOptions options, IProgress<RefreshProgress>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Says what a refresh would take, without storing anything: one call per incremental dataset.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="datasets">The datasets; null for all that are picked.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">As <see cref="RefreshAsync"/>, and what the service refused.</exception>
    public Task<RefreshPlan> PlanAsync(string connection, IReadOnlyList<string>? datasets, RefreshOptions options, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Asks the run of a connection to stop, whichever process it is in.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="cancellationToken">Gives up asking.</param>
    /// <returns>False when no run is going on.</returns>
    public Task<bool> CancelAsync(string connection, CancellationToken cancellationToken) => throw new NotSupportedException();
}
