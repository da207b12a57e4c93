using Flitch.Connectors.Checking;
using Flitch.Connectors.Kraken.Tests.Support;

namespace Flitch.Connectors.Kraken.Tests.Sandboxed;

public sealed class CheckTests
{
    public static TheoryData<string, string> KeysAndSpellings
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var permission in KrakenPlugin.Service.Descriptor.Objects.Select(o => o.Permission!).Distinct())
            {
                foreach (var spelling in new[] { "snake", "camel", "off" })
                {
                    data.Add(permission, spelling);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(KeysAndSpellings))]
    public async Task Matrix_names_what_the_missing_box_blocks(string permission, string spelling)
    {
        await using var fixture = await SandboxFixture.StartWithKeyAsync("without " + permission, "key-info=" + spelling);

        var result = await CheckAsync(fixture);

        var blocked = KrakenPlugin.Service.Descriptor.Objects.Where(o => o.Permission == permission).Select(o => o.Name).ToList();
        result.Objects.Where(o => !o.Ready).Select(o => o.Object).Should().Equal(blocked);
        var box = KrakenPlugin.Service.Descriptor.Permissions.Single(p => p.Name == permission).Title;
        result.Objects.Where(o => !o.Ready).Should().OnlyContain(
            o => o.Error!.Permission == permission && o.Error.Fix.Contains(box) && o.Error.Code == "EGeneral:Permission denied");
        result.Method.Should().Be(spelling == "off" ? "probes" : "key info");
        result.Calls.Should().Be(spelling == "off" ? 5 : 1).And.Be(fixture.Sandbox.Requests.Count);
    }

    [Theory]
    [InlineData("snake")]
    [InlineData("camel")]
    public async Task Key_that_only_reads_has_nothing_to_be_warned_of(string spelling)
    {
        await using var fixture = await SandboxFixture.StartAsync("key-info=" + spelling);

        var result = await CheckAsync(fixture);

        result.Objects.Should().HaveCount(7).And.OnlyContain(o => o.Ready);
        result.Notices.Should().NotContain(n => n.Level == NoticeLevel.Warning);
        result.AccountIdentity.Should().MatchRegex("^[0-9a-f]{64}$");
    }

    [Fact]
    public async Task Key_that_can_trade_and_withdraw_is_warned_of()
    {
        await using var fixture = await SandboxFixture.StartWithKeyAsync("can trade and withdraw");

        var warnings = (await CheckAsync(fixture)).Notices.Where(n => n.Level == NoticeLevel.Warning).Select(n => n.Text).ToList();

        warnings.Should().Contain(w => w.Contains("trade")).And.Contain(w => w.Contains("withdraw")).And.Contain(w => w.Contains("deposit"));
    }

    [Fact]
    public async Task Key_that_expires_or_sees_a_part_of_the_history_is_warned_of()
    {
        await using var expiring = await SandboxFixture.StartWithKeyAsync("expires in a week");
        await using var limited = await SandboxFixture.StartWithKeyAsync("sees the last 90 days only");

        (await CheckAsync(expiring)).Notices.Should().Contain(n => n.Level == NoticeLevel.Warning && n.Text.Contains("2026-11-27"));
        var result = await CheckAsync(limited);
        result.QueryFrom.Should().NotBeNull();
        result.Notices.Should().Contain(n => n.Level == NoticeLevel.Warning && n.Text.Contains("part of the history"));
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("is bound to another address")]
    public async Task Key_that_the_service_refuses_fails_the_test(string key)
    {
        await using var fixture = await SandboxFixture.StartWithKeyAsync(key);

        var act = () => CheckAsync(fixture);

        (await act.Should().ThrowAsync<FlitchException>()).Which.Error.Kind.Should().Be(ErrorKind.Configuration);
    }

    [Fact]
    public async Task Two_keys_of_one_account_have_one_identity()
    {
        await using var one = await SandboxFixture.StartAsync();
        await using var two = await SandboxFixture.StartWithKeyAsync("expires in a week");
        await using var stranger = await SandboxFixture.StartAsync("seed=2");

        var identity = (await CheckAsync(one)).AccountIdentity;

        (await CheckAsync(two)).AccountIdentity.Should().Be(identity);
        (await CheckAsync(stranger)).AccountIdentity.Should().NotBe(identity);
    }

    private static Task<CheckResult> CheckAsync(SandboxFixture fixture) => fixture.Connector.CheckAsync(TestContext.Current.CancellationToken);
}
