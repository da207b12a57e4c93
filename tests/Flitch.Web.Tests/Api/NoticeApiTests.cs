using Flitch.Testing;

namespace Flitch.Web.Tests.Api;

/// <summary>Notices are set, tried and taken away by programs too; what is sealed never comes back.</summary>
public sealed class NoticeApiTests(ServedApi api)
{
    [Fact]
    public async Task A_webhook_is_set_tried_and_taken_away()
    {
        await using var hook = new ScriptedServer(ScriptedAnswer.Json("{}"));
        var (set, shown) = await api.SendAsync("PATCH", "notices", Fields(("webhook_url", $"{hook.Address}secret-path"), ("webhook_secret", "marker-of-a-secret")));
        var (tried, outcome) = await api.SendAsync("POST", "notices/test");
        var (wrong, problem) = await api.SendAsync("PATCH", "notices", Fields(("webhook_url", "ftp://elsewhere")));
        var (_, nothing) = await api.SendAsync("PATCH", "notices", Fields(("webhook_url", "")));
        var (untried, nowhere) = await api.SendAsync("POST", "notices/test");

        set.Should().Be(200, "{0}", shown);
        ((string)shown!["webhook"]! + "/").Should().Be(hook.Address.ToString());
        shown["sealed"]!.AsArray().Select(f => (string)f!).Should().Contain("webhook_secret");
        $"{shown}{outcome}{problem}".Should().NotContain("marker-of-a-secret").And.NotContain("secret-path");
        tried.Should().Be(200);
        outcome!["outcomes"]![0]!["delivered"]!.GetValue<bool>().Should().BeTrue("{0}", outcome);
        hook.Requests.Should().ContainSingle();
        wrong.Should().Be(422);
        nothing!["webhook"].Should().BeNull();
        untried.Should().Be(422);
        ((string)nowhere!["code"]!).Should().Be("usage:no-notices");
        new JsonSchema(api.Document).Complaints(api.Document["components"]!["schemas"]!["NoticeOutcomes"]!, outcome).Should().BeEmpty();
    }

    private static object Fields(params (string Name, string Value)[] fields) => new { fields = fields.ToDictionary(f => f.Name, f => f.Value) };
}
