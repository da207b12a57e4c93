using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary>Where notices go, on the command line.</summary>
public sealed class NotifyTests : IDisposable
{
    private readonly Person _person = new();

    public void Dispose() => _person.Dispose();

    [Fact]
    public async Task What_is_set_is_shown_without_secrets_and_tried()
    {
        (await _person.TypesAsync("notify", "show")).ShouldMatch("notify/nothing");
        _person.With("HOOK", "http://127.0.0.1:9/T0KEN-in-path").With("HOOK_SECRET", "s3cret-0815");
        var set = await _person.TypesAsync("notify", "set", "--set", "webhook_url=env:HOOK", "--set", "webhook_secret=env:HOOK_SECRET");
        set.ShouldMatch("notify/set");
        var test = await _person.TypesAsync("notify", "test");
        test.ExitCode.Should().Be(1);
        test.Output.Should().Contain("Nothing listens at the webhook's address.");
        var shown = await _person.TypesAsync("notify", "show", "--json");
        (set.Output + test + shown).Should().NotContain("T0KEN").And.NotContain("s3cret-0815");
        (await _person.TypesAsync("notify", "set", "--set", "webhook_url=")).Output.Should().Contain("nowhere");
    }

    [Fact]
    public async Task A_literal_secret_is_refused()
    {
        (await _person.TypesAsync("notify", "set", "--set", "webhook_url=https://hooks.example.org/", "--set", "webhook_secret=s3cret")).Should().Match<Outcome>(
            o => o.ExitCode == 2 && !o.Errors.Contains("s3cret") && o.Errors.Contains("env:NAME"));
    }
}
