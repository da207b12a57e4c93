using Flitch.Connectors;

namespace Flitch.Pipeline.Status;

/// <summary>Says how connections and datasets stand, from manifests and catalogue; calls nobody.</summary>
public sealed class StatusService
{
    /// <summary>All connections, by name.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<ConnectionStatus>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>One connection.</summary>
    /// <param name="connection">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is none of that name (usage).</exception>
    public Task<ConnectionStatus> GetAsync(string connection, CancellationToken cancellationToken) => throw new NotSupportedException();
}
