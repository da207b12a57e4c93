using Flitch.Connectors.Plugins;

namespace Flitch.Connectors.Rest.Signing;

/// <summary>Scheme <c>none</c>: a public service. All its connections stand in one line.</summary>
/// <param name="connector">The connector's name, which names the line.</param>
public sealed class NoAuthentication(string connector) : IAuthenticationScheme, IRequestSigner
{
    /// <inheritdoc/>
    public string Name => "none";

    /// <inheritdoc/>
    public string LineKey { get; } = "public:" + connector;

    /// <inheritdoc/>
    public string? NonceField => null;

    /// <inheritdoc/>
    public IEnumerable<FieldError> Validate(IReadOnlyDictionary<string, string> fields) => [];

    /// <inheritdoc/>
    public IRequestSigner CreateSigner(IReadOnlyDictionary<string, string> fields) => this;

    /// <inheritdoc/>
    public void Sign(HttpRequestMessage request, string pathAndQuery, ReadOnlySpan<byte> body, long nonce)
    {
    }
}
