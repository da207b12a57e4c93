using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Data;

/// <summary>Where data can come from, and which connector is not there and why.</summary>
public sealed class ConnectorsPageTests(Chromium chromium) : IDisposable
{
    private readonly DirectoryInfo _plugins = Directory.CreateTempSubdirectory("flitch-plugins-");

    public void Dispose() => _plugins.Delete(recursive: true);

    [Fact]
    public async Task A_plugin_that_cannot_be_loaded_is_named_with_the_reason_and_the_others_work()
    {
        var broken = _plugins.CreateSubdirectory("half_copied");
        await File.WriteAllTextAsync(Path.Combine(broken.FullName, "Half.dll"), "<script>alert(1)</script>", TestContext.Current.CancellationToken);
        Directory.CreateSymbolicLink(Path.Combine(_plugins.FullName, "kraken"), Path.Combine(Tree.Plugins, "kraken"));
        await using var flitch = await ServedFlitch.StartAsync(plugins: _plugins.FullName);
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        await visitor.Page.GotoAsync(flitch.Link().ToString());

        await visitor.Page.GotoAsync("/data/add");

        await Expect(visitor.Page.GetByRole(AriaRole.Note)).ToHaveTextAsync("The plugin folder half_copied could not be loaded: The folder holds no assembly with a .deps.json beside it.");
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Reads a Kraken Pro account" })).ToBeVisibleAsync();
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("add-plugin-failed");
        visitor.Complaints.Should().BeEmpty();
    }
}
