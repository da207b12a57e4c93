using Microsoft.Playwright;

namespace Flitch.Web.Tests.Browsing;

/// <summary>The form of Data → Add → Kraken.</summary>
internal static class KrakenForm
{
    /// <summary>Fills it for a key at the sandbox.</summary>
    /// <param name="page">The page, with the form in it.</param>
    /// <param name="fields">The connection's fields.</param>
    public static async Task FillAsync(IPage page, IReadOnlyDictionary<string, string> fields)
    {
        if (!await page.GetByLabel("Address").IsVisibleAsync())
        {
            await page.GetByText("Advanced", new() { Exact = true }).ClickAsync();
        }

        await page.GetByLabel("API key").FillAsync(fields["api_key"]);
        await page.GetByLabel("Private key").FillAsync(fields["private_key"]);
        await page.GetByLabel("Address").FillAsync(fields["base_url"]);
        await page.GetByLabel("Call budget").SelectOptionAsync("none");
    }

    /// <summary>Presses Test, and waits for the answer of this test.</summary>
    /// <param name="page">The page, with the form filled.</param>
    public static Task TestAsync(IPage page) => page.RunAndWaitForResponseAsync(
        () => page.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync(), answer => answer.Url.EndsWith("/test", StringComparison.Ordinal));
}
