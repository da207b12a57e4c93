using Flitch.Pipeline.Access;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;

namespace Flitch.Web.Tests.Access;

/// <summary>In and out in a real browser.</summary>
public sealed class SignInTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_printed_link_signs_in_once_and_leads_to_the_data_page()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        var link = flitch.Link();
        await using var first = await chromium.VisitAsync(flitch.Address);

        await first.Page.GotoAsync(link.ToString());

        await Assertions.Expect(first.Page.GetByRole(AriaRole.Heading, new() { Name = "Data", Exact = true })).ToBeVisibleAsync();
        await first.ShowAsync("data-empty");
        await using var second = await chromium.VisitAsync(flitch.Address);
        await second.Page.GotoAsync(link.ToString());
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This link has been used");
        await second.ShowAsync("sign-in-link-used");
        first.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_password_signs_in_and_leads_back_to_the_page_that_was_wanted()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<PasswordStore>().SetAsync("correct horse battery", Ct);
        await using var visitor = await chromium.VisitAsync(flitch.Address);

        await visitor.Page.GotoAsync("/runs?state=failed");
        await visitor.Page.GetByLabel("Password").FillAsync("wrong horse battery");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That is not the password.");
        await visitor.ShowAsync("sign-in-wrong");
        await visitor.Page.GetByLabel("Password").FillAsync("correct horse battery");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new Uri(flitch.Address, "/runs?state=failed").ToString());
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByLabel("Password")).ToBeVisibleAsync();
    }
}
