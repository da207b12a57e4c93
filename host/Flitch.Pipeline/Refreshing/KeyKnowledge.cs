using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Connections;

namespace Flitch.Pipeline.Refreshing;

/// <summary>What a run knows of its connection's key from the last test: the account, and the date range that its owner may have given it.</summary>
internal sealed class KeyKnowledge(ConnectionRow connection, ConnectionStore store, TimeProvider clock)
{
    private (long? From, long? To)? _range = connection.KeyCheckedAt is null ? null : (connection.KeyFrom, connection.KeyTo);

    /// <summary>The range in Unix seconds, null for no bound; null when the key was never tested.</summary>
    public (long? From, long? To)? Range => _range;

    /// <summary>Tests a key that was put into a connection with data without a test: it could be another account's. One call.</summary>
    /// <exception cref="Connectors.FlitchException">It is, or it is wrong.</exception>
    public async Task ProveAsync(IConnector connector, ConnectorDescriptor descriptor, CancellationToken cancellationToken)
    {
        if (_range is null && connection.AccountIdentity is not null && descriptor.KeyInfo is not null)
        {
            await LearnAsync(await connector.CheckAsync(cancellationToken), cancellationToken);
        }
    }

    /// <summary>Keeps what a test found.</summary>
    /// <exception cref="Connectors.FlitchException">The key is another account's: nothing of it may be stored here.</exception>
    public async Task LearnAsync(CheckResult check, CancellationToken cancellationToken)
    {
        ConnectionTester.SameAccount(connection.Name, connection.AccountIdentity, check);
        _range = (check.QueryFrom, check.QueryTo);
        await store.ChangeAsync(connection.Name, row => ConnectionMapping.Learn(row, check, clock.GetUtcNow()), cancellationToken);
    }
}
