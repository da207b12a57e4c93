using Flitch.Connectors;
using Flitch.Connectors.Checking;

namespace Flitch.Pipeline.Connections;

/// <summary>Adds, tests, shows, changes and removes connections.</summary>
public sealed class ConnectionService
{
    /// <summary>Validates, tests and saves a connection. Nothing is saved when the test fails.</summary>
    /// <param name="request">What the person gave.</param>
    /// <param name="cancellationToken">Gives up; nothing is saved then.</param>
    /// <exception cref="FlitchException">A wrong name, field or dataset (usage), or what the test found (configuration, permission…).</exception>
    public Task<ConnectionAdded> AddAsync(ConnectionRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Tests a saved connection. A key of another account than before is refused.</summary>
    /// <param name="name">The connection.</param>
    /// <param name="cancellationToken">Stops the test.</param>
    /// <exception cref="FlitchException">Unknown connection, wrong key, no network.</exception>
    public Task<CheckResult> TestAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Tests form values before there is a connection.</summary>
    /// <param name="connector">The connector's name.</param>
    /// <param name="fields">The form's values, secrets in clear.</param>
    /// <param name="cancellationToken">Stops the test.</param>
    /// <exception cref="FlitchException">Unknown connector, wrong field, wrong key, no network.</exception>
    public Task<CheckResult> TestFieldsAsync(string connector, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>All connections, by name.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<ConnectionInfo>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>One connection.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is none of that name (usage).</exception>
    public Task<ConnectionInfo> GetAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Changes a connection.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="edit">What changes.</param>
    /// <param name="cancellationToken">Gives up; nothing is saved then.</param>
    /// <exception cref="FlitchException">As <see cref="AddAsync"/>; also when the new key is of another account.</exception>
    public Task<ConnectionInfo> EditAsync(string name, ConnectionEdit edit, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Removes a connection with its credentials, its data and its request log.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is none of that name, or a run is going on (usage).</exception>
    public Task RemoveAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();
}
