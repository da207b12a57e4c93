using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Secrets;

namespace Flitch.Pipeline.Connections;

/// <summary>Puts a connection's plain and sealed fields together.</summary>
internal static class CredentialReader
{
    /// <summary>All values by field name, secrets in clear.</summary>
    /// <exception cref="Flitch.Connectors.FlitchException">The keyring that sealed them is gone or another.</exception>
    public static Dictionary<string, string> Read(ConnectionRow row, SecretStore secrets)
    {
        var fields = ConnectionStore.Fields(row);
        foreach (var (field, value) in secrets.Open(row))
        {
            fields[field] = value;
        }

        return fields;
    }
}
