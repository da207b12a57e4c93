using Flitch.Pipeline.Access;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Data;

/// <summary>All that the account owner was promised, without a mouse.</summary>
public sealed class KeyboardTests(Chromium chromium)
{
    [Fact]
    public async Task The_keyboard_alone_signs_in_connects_refreshes_schedules_reconnects_and_disconnects()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<PasswordStore>().SetAsync("correct horse battery", TestContext.Current.CancellationToken);
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        var keys = new Keyboard(page);

        await page.GotoAsync("/");
        await SignInAsync(page, keys);
        await ConnectAsync(page, keys, kraken.Fields);
        await RefreshAsync(page, keys);
        await ScheduleAsync(page, keys);
        await ReconnectAsync(page, keys, kraken);
        await DisconnectAsync(page, keys);
        visitor.Complaints.Should().BeEmpty();
    }

    private static async Task SignInAsync(IPage page, Keyboard keys)
    {
        if ((await keys.AtAsync()).Name != "Password")
        {
            await keys.TabToAsync("Password");
        }

        await keys.TypeAsync("correct horse battery");
        await keys.PressAsync("Enter");
        await Expect(page.GetByText("No data yet")).ToBeVisibleAsync();

        await keys.PressAsync("Tab");
        (await keys.AtAsync()).Name.Should().Be("Skip to the content", "whoever comes by keyboard can pass the navigation");
        await keys.PressAsync("Enter");
        (await keys.AtAsync()).Tag.Should().Be("main");
    }

    private static async Task ConnectAsync(IPage page, Keyboard keys, IReadOnlyDictionary<string, string> fields)
    {
        await keys.TabToAsync("Add data");
        await keys.PressAsync("Enter");
        await Expect(page.GetByText("Where does the data come from?")).ToBeVisibleAsync();
        await keys.TabToAsync("Kraken\n");
        await keys.PressAsync("Enter");
        await Expect(page.GetByLabel("API key")).ToBeVisibleAsync();
        await keys.TabToAsync("API key");
        await keys.TypeAsync(fields["api_key"]);
        await keys.TabToAsync("Private key");
        await keys.TypeAsync(fields["private_key"]);
        await keys.TabToAsync("Advanced");
        await keys.PressAsync("Enter");
        await keys.TabToAsync("Address");
        await keys.TypeAsync(fields["base_url"]);
        await keys.TabToAsync("Call budget");
        await keys.PressAsync("n");
        await keys.TabToAsync("Test");
        await keys.PressAsync("Enter");
        await Expect(page.GetByText("The key works, and can read everything.")).ToBeVisibleAsync();
        (await keys.AtAsync()).Name.Should().Be("Test", "what is put into the page takes no focus away");
        await keys.TabToAsync("Save");
        await keys.PressAsync("Space");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Datasets of main" })).ToBeVisibleAsync();
    }

    private static async Task RefreshAsync(IPage page, Keyboard keys)
    {
        await keys.TabToAsync("Open Positions");
        await keys.PressAsync("Space");
        await Expect(page.GetByLabel("Open Positions", new() { Exact = true })).Not.ToBeCheckedAsync();
        await keys.TabToAsync("Save and fetch the data");
        await keys.PressAsync("Enter");
        var ended = page.GetByRole(AriaRole.Link, new() { Name = "all up to date" });
        await Expect(ended).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var first = (await ended.GetAttributeAsync("href"))!;
        await keys.TabToAsync("Refresh now");
        await keys.PressAsync("Enter");
        await Expect(ended).Not.ToHaveAttributeAsync("href", first, new() { Timeout = 60_000 });
        await keys.TabToAsync("all up to date");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Run of main" })).ToBeVisibleAsync();
        await keys.TabToAsync("main");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "main", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task ScheduleAsync(IPage page, Keyboard keys)
    {
        await keys.TabToAsync("Datasets");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Datasets of main" })).ToBeVisibleAsync();
        await keys.TabToAsync("Refresh all every: unit");
        await keys.PressAsync("h");
        await keys.PressAsync("Shift+Tab");
        await keys.TypeAsync("3");
        await keys.TabToAsync("Set for all");
        await keys.PressAsync("Enter");
        await keys.TabToAsync("Save");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Ledgers" })).ToContainTextAsync("every 3 hours");
    }

    private static async Task ReconnectAsync(IPage page, Keyboard keys, Kraken kraken)
    {
        kraken.Sandbox.RevokeKey();
        await keys.TabToAsync("Refresh now");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Reconnect required" })).ToBeVisibleAsync();
        await keys.TabToAsync("Reconnect");
        await keys.PressAsync("Enter");
        await Expect(page.GetByLabel("Title")).ToBeVisibleAsync();
        var fields = kraken.FieldsOf("has a nonce window of 10000");
        await keys.TabToAsync("Title");
        await keys.TypeAsync("Savings");
        await keys.TabToAsync("API key");
        await keys.TypeAsync(fields["api_key"]);
        await keys.TabToAsync("Private key");
        await keys.TypeAsync(fields["private_key"]);
        await keys.TabToAsync("Save");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Savings" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "all up to date" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Reconnect required" })).ToHaveCountAsync(0);
    }

    private static async Task DisconnectAsync(IPage page, Keyboard keys)
    {
        await keys.TabToAsync("Disconnect");
        await keys.PressAsync("Enter");
        (await keys.AtAsync()).Name.Should().Be("Keep it", "Enter pressed once too often must not remove anything");
        for (var i = 0; i < 6; i++)
        {
            await keys.PressAsync("Tab");
            var at = await keys.AtAsync();
            (at.Dialog || at.Tag == "body").Should().BeTrue("the dialog keeps the focus, and \"{0}\" is behind it", at.Name);
        }

        await keys.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        (await keys.AtAsync()).Name.Should().Be("Disconnect", "the dialog gives the focus back");
        await keys.PressAsync("Enter");
        await keys.TabToAsync("Disconnect and remove the data");
        await keys.PressAsync("Enter");
        await Expect(page.GetByText("No data yet")).ToBeVisibleAsync();
    }
}
