using System.Text.Json;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Support;

/// <summary>Reads answers.</summary>
public static class Read
{
    public static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static async Task<string?> ErrorAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await TextAsync(response));
        return document.RootElement.GetProperty("error").EnumerateArray().Select(error => error.GetString()).FirstOrDefault();
    }
}
