using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Flitch.Connectors.Rest.Signing;

namespace Flitch.Connectors.Rest.Calling;

/// <summary>Makes the signed request of one attempt.</summary>
internal sealed class RequestFactory(Uri address, IRequestSigner signer, string userAgent)
{
    private static readonly MediaTypeHeaderValue FormType = new("application/x-www-form-urlencoded");

    /// <summary>The request, ready to send. Its bytes are never sent twice: each attempt has its own nonce.</summary>
    public HttpRequestMessage Create(RestCall call, long nonce)
    {
        var fields = signer.NonceField is null ? call.Parameters : WithNonce(call.Parameters, signer.NonceField, nonce);
        var inBody = call.Method != "GET";
        var uri = new Uri(address, inBody || fields.Length == 0 ? call.Path : $"{call.Path}?{fields}");
        var body = inBody ? Encoding.UTF8.GetBytes(fields) : [];
        var request = new HttpRequestMessage(new HttpMethod(call.Method), uri);
        if (inBody)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = FormType;
        }

        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        signer.Sign(request, uri.PathAndQuery, body, nonce);
        return request;
    }

    private static string WithNonce(string parameters, string field, long nonce)
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"{field}={nonce}");
        return parameters.Length == 0 ? first : $"{first}&{parameters}";
    }
}
