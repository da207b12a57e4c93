using System.Security.Cryptography;
using System.Text.Json;
using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Text;

namespace Flitch.Pipeline.Secrets;

/// <summary>Seals and opens secret fields, of connections and of settings. What is sealed for one opens for no other.</summary>
internal sealed class SecretStore(KeyRing ring)
{
    public string Seal(string connection, IReadOnlyDictionary<string, string> secrets) => ring.Seal(Purpose(connection), Json(secrets));

    public string SealSetting(string setting, IReadOnlyDictionary<string, string> secrets) => ring.Seal(SettingPurpose(setting), Json(secrets));

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

    /// <exception cref="FlitchException">The keyring that sealed them is gone or another.</exception>
    public IReadOnlyDictionary<string, string> OpenSetting(string setting, string sealedText)
    {
        try
        {
            return JsonSerializer.Deserialize(ring.Unseal(SettingPurpose(setting), sealedText), PipelineJson.Default.DictionaryStringString)!;
        }
        catch (CryptographicException e)
        {
            throw new FlitchException(
                "secrets:not-readable",
                ErrorKind.Configuration,
                "The addresses and passwords of notices cannot be opened: the data folder's keyring is not the one that sealed them.",
                "Put the keyring folder of this data folder back, or begin anew with flitch notify set --reset.",
                e);
        }
    }

    private static string Json(IReadOnlyDictionary<string, string> secrets) =>
        JsonSerializer.Serialize(new Dictionary<string, string>(secrets), PipelineJson.Default.DictionaryStringString);

    private static string SettingPurpose(string setting) => "Flitch.Setting.Secrets.v1:" + setting;

    private static string Purpose(string connection) => "Flitch.Connection.Secrets.v1:" + connection;
}
