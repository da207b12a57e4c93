using Flitch.Connectors.Plugins;

namespace Flitch.Connectors.Rest.Signing;

/// <summary>Scheme <c>header-token</c>: a token in a header, as most services want it.</summary>
/// <param name="field">The form's field that holds the token, for example <c>token</c>.</param>
/// <param name="header">The header's name, for example <c>Authorization</c>.</param>
/// <param name="prefix">What stands before the token, for example <c>Bearer </c>; may be empty.</param>
public sealed class HeaderTokenAuthentication(string field, string header, string prefix) : IAuthenticationScheme
{
    /// <inheritdoc/>
    public string Name => "header-token";

    /// <inheritdoc/>
    public IEnumerable<FieldError> Validate(IReadOnlyDictionary<string, string> fields)
    {
        if (fields.TryGetValue(field, out var token) && !HeaderText.IsSafe(token.Trim()))
        {
            yield return new FieldError(field, "holds characters that no token has (spaces, line breaks or non-ASCII letters); copy it again");
        }
    }

    /// <inheritdoc/>
    public IRequestSigner CreateSigner(IReadOnlyDictionary<string, string> fields) => new HeaderTokenSigner(header, prefix, fields[field].Trim());

    private sealed class HeaderTokenSigner(string header, string prefix, string token) : IRequestSigner
    {
        public string LineKey => token;

        public string? NonceField => null;

        public void Sign(HttpRequestMessage request, string pathAndQuery, ReadOnlySpan<byte> body, long nonce) =>
            request.Headers.TryAddWithoutValidation(header, prefix + token);
    }
}
