using Flitch.Connectors.Plugins;
using Flitch.Connectors.Rest.Signing;

namespace Flitch.Connectors.Kraken.Signing;

/// <summary>Scheme <c>kraken-signature</c>: an API key and a private key, both from the form.</summary>
public sealed class KrakenAuthentication : IAuthenticationScheme
{
    private const string ApiKey = "api_key";
    private const string PrivateKey = "private_key";

    /// <inheritdoc/>
    public string Name => "kraken-signature";

    /// <inheritdoc/>
    public IEnumerable<FieldError> Validate(IReadOnlyDictionary<string, string> fields)
    {
        var apiKey = ValueOf(fields, ApiKey);
        var privateKey = ValueOf(fields, PrivateKey);
        if (apiKey.Length == 88 && privateKey.Length == 56)
        {
            yield return new FieldError(ApiKey, "looks like a private key (88 characters): are the two keys swapped?");
        }
        else if (!HeaderText.IsSafe(apiKey))
        {
            yield return new FieldError(ApiKey, "holds characters that no API key has (spaces, line breaks or letters beyond ASCII); copy it again");
        }

        if (!Convert.TryFromBase64String(privateKey, new byte[privateKey.Length], out _))
        {
            yield return new FieldError(
                PrivateKey, "is not base64: Kraken's private keys hold only letters, digits, + and /, mostly with == at the end; copy the whole value again");
        }
    }

    /// <inheritdoc/>
    public IRequestSigner CreateSigner(IReadOnlyDictionary<string, string> fields) =>
        new KrakenSigner(ValueOf(fields, ApiKey), Convert.FromBase64String(ValueOf(fields, PrivateKey)));

    // A copied key often brings a line break or a space along.
    private static string ValueOf(IReadOnlyDictionary<string, string> fields, string name) => fields.GetValueOrDefault(name)?.Trim() ?? "";
}
