using Flitch.Web.Tests.Browsing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Flitch.Web.Tests.Browsing;

/// <summary>One browser for all tests; each test gets a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Quietly =
    [
        "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(30_000); // a busy machine is slow, and not wrong
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path(), Args = Quietly });
    }

    /// <summary>A new window, 1280 wide where nothing else is said.</summary>
    internal async Task<Visitor> VisitAsync(Uri address, int width = 1280, ColorScheme scheme = ColorScheme.Light, string locale = "en-US")
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ColorScheme = scheme,
            Locale = locale,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        return new Visitor(context, await context.NewPageAsync(), address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string Path() => Environment.GetEnvironmentVariable("FLITCH_CHROMIUM") is { Length: > 0 } chosen
        ? chosen
        : Places.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException("Chromium is missing: apt-get install chromium, or set FLITCH_CHROMIUM.");
}
