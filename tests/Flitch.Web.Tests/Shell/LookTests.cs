using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;

namespace Flitch.Web.Tests.Shell;

/// <summary>
/// Every page in light and dark, wide and narrow: nothing stands out at the side, nothing keeps people from using it, nothing is loaded from elsewhere, the console is
/// empty.
/// </summary>
public sealed class LookTests(Chromium chromium)
{
    private static readonly string[] Pages = ["/data", "/data/add", "/data/add/kraken", "/data/main", "/data/main/datasets", "/data/main/edit", "/runs", "/settings", "/data/main/datasets/ledgers", "/data/main/datasets/balance", "/data/main/datasets/ledgers/columns", "/data/main/datasets/ledgers/read", "/data/main/datasets/trade_balance/row", "/sql", "/dashboards", "/dashboards/kraken-account", "/nowhere"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_fit_their_window_and_have_no_barriers()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Title = "My account" }, Ct);
        var run = await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions { Trigger = "page" }, null, Ct);

        var barriers = new List<string>();
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        await visitor.Page.GotoAsync(flitch.Link().ToString());
        foreach (var path in Pages.Append($"/runs/{run.RunId}"))
        {
            await visitor.Page.GotoAsync(path);
            await visitor.ShowAsync(path.Trim('/').Replace('/', '-'));
            foreach (var (width, scheme) in Visitor.Looks)
            {
                await visitor.LookAsync(width, 900, scheme);
                (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0, "{0} at {1} pixels", path, width);
                (await ThemeAsync(visitor)).Should().Be(scheme == ColorScheme.Dark ? "dark" : "light");
                barriers.AddRange((await visitor.BarriersAsync(coloursAlone: scheme == ColorScheme.Dark)).Select(b => $"{path} at {width} pixels, {scheme}: {b}"));
            }
        }

        visitor.Complaints.Where(c => !c.Contains("404", StringComparison.Ordinal)).Should().BeEmpty();
        barriers.Should().BeEmpty();
        await visitor.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        (await ThemeAsync(visitor)).Should().Be("dark", "a page does not begin in light");
    }

    private static Task<string> ThemeAsync(Visitor visitor) => visitor.Page.EvaluateAsync<string>("document.documentElement.getAttribute('data-bs-theme')");
}
