using Flitch.Connectors;
using Flitch.Connectors.Checking;
using Flitch.Pipeline.Plugins;

namespace Flitch.Pipeline.Connections;

/// <summary>Asks the service what a key may do.</summary>
internal static class ConnectionTester
{
    public static async Task<CheckResult> TestAsync(LoadedConnector connector, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        await using var atWork = connector.Factory.Create(fields, NoObserver.Instance);
        return await atWork.CheckAsync(cancellationToken);
    }

    /// <summary>Refuses a key of another account: its rows would be mixed with those that are stored.</summary>
    /// <exception cref="FlitchException">Kind configuration.</exception>
    public static void SameAccount(string connection, string? known, CheckResult check)
    {
        if (known is not null && check.AccountIdentity is { } found && found != known)
        {
            throw new FlitchException(
                "connection:other-account",
                ErrorKind.Configuration,
                $"This key belongs to another account than the one that {connection} holds the data of.",
                $"Add a connection of its own for that account, or give {connection} a key of its own account.");
        }
    }
}
