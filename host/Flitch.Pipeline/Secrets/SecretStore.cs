using System.Security.Cryptography;
using System.Text.Json;
using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Text;

namespace Flitch.Pipeline.Secrets;

/// <summary>Seals and opens a connection's secret fields. What is sealed for one connection opens for no other.</summary>
internal sealed class SecretStore(KeyRing ring)
{
    public string Seal(string connection, IReadOnlyDictionary<string, string> secrets) =>
        ring.Seal(Purpose(connection), JsonSerializer.Serialize(new Dictionary<string, string>(secrets), PipelineJson.Default.DictionaryStringString));

    /// <exception cref="FlitchException">The keyring that sealed them is gone or another.</exception>
    public IReadOnlyDictionary<string, string> Open(ConnectionRow connection)
    {
        try
        {
            var json = ring.Unseal(Purpose(connection.Name), connection.SealedFields);
            return JsonSerializer.Deserialize(json, PipelineJson.Default.DictionaryStringString)!;
        }
        catch (CryptographicException e)
        {
            // The inner exception names key ids at most; it goes to the log file only.
            throw new FlitchException(
                "secrets:not-readable",
                ErrorKind.Configuration,
                $"The credentials of {connection.Name} cannot be opened: the data folder's keyring is not the one that sealed them.",
                $"Put the keyring folder of this data folder back, or give the credentials again with flitch connection edit {connection.Name}.",
                e);
        }
    }

    private static string Purpose(string connection) => "Flitch.Connection.Secrets.v1:" + connection;
}
