using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Support;

/// <summary>Calls a sandbox as a client would. The signature is written here once more, on purpose.</summary>
public sealed class Caller(Uri address, string key, string privateKey) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
    private long _nonce = 1_700_000_000_000;

    public Caller(KrakenSandboxServer sandbox, string keyName = "main")
        : this(sandbox.Address, sandbox.Keys.Single(key => key.Name == keyName).Key, sandbox.Keys.Single(key => key.Name == keyName).PrivateKey)
    {
    }

    public static string Sign(string privateKey, string path, string nonce, byte[] body)
    {
        var inner = SHA256.HashData([.. Encoding.UTF8.GetBytes(nonce), .. body]);
        byte[] message = [.. Encoding.UTF8.GetBytes(path), .. inner];
        return Convert.ToBase64String(HMACSHA512.HashData(Convert.FromBase64String(privateKey), message));
    }

    public string NextNonce() => (++_nonce).ToString(CultureInfo.InvariantCulture);

    public async Task<JsonDocument> CallAsync(string method, params (string Name, string Value)[] parameters)
    {
        using var response = await PostAsync(method, parameters);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<JsonElement> ResultAsync(string method, params (string Name, string Value)[] parameters)
    {
        var document = await CallAsync(method, parameters);
        document.RootElement.GetProperty("error").EnumerateArray().Select(error => error.GetString()).Should().BeEmpty();
        return document.RootElement.GetProperty("result");
    }

    public async Task<string?> ErrorAsync(string method, params (string Name, string Value)[] parameters)
    {
        using var document = await CallAsync(method, parameters);
        return document.RootElement.GetProperty("error").EnumerateArray().Select(error => error.GetString()).FirstOrDefault();
    }

    public Task<HttpResponseMessage> PostAsync(string method, params (string Name, string Value)[] parameters)
    {
        var nonce = NextNonce();
        var fields = parameters.Prepend(("nonce", nonce)).Select(field => $"{field.Item1}={Uri.EscapeDataString(field.Item2)}");
        return SendAsync($"/0/private/{method}", string.Join('&', fields), nonce, "application/x-www-form-urlencoded");
    }

    public async Task<HttpResponseMessage> SendAsync(string path, string body, string nonce, string? contentType, string? sign = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(bytes) };
        if (contentType is not null)
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Headers.Add("API-Key", key);
        request.Headers.Add("API-Sign", sign ?? Sign(privateKey, path, nonce, bytes));
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> PublicAsync(string pathAndQuery)
    {
        var text = await _http.GetStringAsync(new Uri("/0/public/" + pathAndQuery, UriKind.Relative), TestContext.Current.CancellationToken);
        return JsonDocument.Parse(text).RootElement;
    }

    public void Dispose() => _http.Dispose();
}
