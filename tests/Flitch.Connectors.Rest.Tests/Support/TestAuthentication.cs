using Flitch.Connectors.Plugins;
using Flitch.Connectors.Rest.Signing;

namespace Flitch.Connectors.Rest.Tests.Support;

/// <summary>Sends key and secret in headers and a nonce in the body.</summary>
internal sealed class TestAuthentication : IAuthenticationScheme
{
    public const string Key = "the-api-key";

    public string Name => "test";

    public IEnumerable<FieldError> Validate(IReadOnlyDictionary<string, string> fields) => [];

    public IRequestSigner CreateSigner(IReadOnlyDictionary<string, string> fields) => new Signer(fields.GetValueOrDefault("secret", "none"));

    private sealed class Signer(string secret) : IRequestSigner
    {
        public string LineKey => Key;

        public string NonceField => "nonce";

        public void Sign(HttpRequestMessage request, string pathAndQuery, ReadOnlySpan<byte> body, long nonce)
        {
            request.Headers.TryAddWithoutValidation("X-Secret", secret);
            request.Headers.TryAddWithoutValidation("X-Signed", $"{pathAndQuery} {body.Length}");
        }
    }
}
