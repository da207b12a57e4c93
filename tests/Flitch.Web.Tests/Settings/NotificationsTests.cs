using System.Text.Json;
using Flitch.Testing;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;

namespace Flitch.Web.Tests.Settings;

/// <summary>The notifications card: a webhook is set, tried, shown without its secrets, and removed.</summary>
public sealed class NotificationsTests(Chromium chromium)
{
    private const string Token = "T0KEN-in-the-path";
    private const string Secret = "shared-secret-0815";

    [Fact]
    public async Task A_webhook_is_set_tried_and_removed_and_its_secrets_are_never_shown()
    {
        await using var receiver = new ScriptedServer(new ScriptedAnswer(204, []), new ScriptedAnswer(404, []));
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await chromium.VisitAsync(flitch.Address, 1280, ColorScheme.Light);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());
        await page.GotoAsync("/settings");

        await page.GetByLabel("Webhook", new() { Exact = true }).FillAsync(new Uri(receiver.Address, Token).ToString());
        await page.GetByLabel("Webhook secret").FillAsync(Secret);
        await page.GetByRole(AriaRole.Region, new() { Name = "Notifications" }).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await page.GetByText("The test was delivered.").WaitForAsync();

        var request = receiver.Requests.Should().ContainSingle().Subject;
        JsonElement.Parse(request.Body).GetProperty("event").GetString().Should().Be("test");
        JsonElement.Parse(request.Body).GetProperty("link").GetString().Should().Be(new Uri(flitch.Address, "/settings").ToString());
        request.Headers.Should().ContainKey("X-Flitch-Signature");
        (await page.ContentAsync()).Should().NotContain(Token).And.NotContain(Secret).And.Contain("Delivered");

        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await page.GetByText("The test was not delivered.").WaitForAsync();
        await page.GetByText("Not delivered", new() { Exact = true }).WaitForAsync();
        await visitor.ShowAsync("settings-notifications-1280");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await page.SetViewportSizeAsync(390, 844);
        await visitor.ShowAsync("settings-notifications-390");

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the webhook" }).ClickAsync();
        await page.GetByText("The webhook is removed.").WaitForAsync();
        (await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).CountAsync()).Should().Be(0);
        visitor.Complaints.Where(c => !c.Contains("422", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_cannot_work_is_told_and_nothing_is_saved()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        using var http = flitch.Browser();
        await flitch.SignInAsync(http);
        var token = await ServedFlitch.FormTokenAsync(http);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["field_webhook_url"] = "http://hooks.example.org/" + Token });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/settings/notifications") { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).Should().Be(400);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Contain("webhook_url is no address that can be used").And.NotContain(Token);
    }
}
