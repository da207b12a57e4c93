using System.Text;
using System.Text.Json;
using Flitch.Connectors;
using Flitch.Testing;

namespace Flitch.Pipeline.Tests.Notifications;

/// <summary>Receivers that are slow, broken or gone: what is tried again, what is said of it, and that no secret shows.</summary>
public sealed class DeliveryTests : IAsyncDisposable
{
    private readonly NoticeBench _bench = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Passing_trouble_is_tried_three_times_and_the_receiver_can_tell_the_repetition()
    {
        await _bench.BeginAsync(Ct);
        Answer(ScriptedAnswer.Dropped, new ScriptedAnswer(503, []), new ScriptedAnswer(200, []));
        _bench.Clock.Elapse(TimeSpan.FromSeconds(2));
        _bench.Clock.Elapse(TimeSpan.FromSeconds(15));
        _bench.Ends(events: NoticeBench.Outage);
        string?[] ids = [await IdAsync(), await IdAsync(), await IdAsync()];
        ids.Distinct().Should().HaveCount(1);
        (await _bench.DrainAsync(Ct)).Should().BeEmpty();
        var last = (await _bench.Service.GetAsync(Ct)).Last.Should().ContainSingle().Subject;
        last.Should().BeEquivalentTo(new { Channel = "webhook", Event = "refresh.failed", Delivered = true, Attempts = 3, Text = "The receiver took it (HTTP 200)." });
    }

    [Theory]
    [InlineData(404, "refused")]
    [InlineData(410, "refused")]
    [InlineData(307, "not followed")]
    public async Task What_would_fail_again_is_not_tried_again(int status, string words)
    {
        await _bench.BeginAsync(Ct);
        Answer(new ScriptedAnswer(status, []) { Headers = new Dictionary<string, string> { ["Location"] = _bench.WebhookUrl } });
        _bench.Ends(events: NoticeBench.Outage);
        (await _bench.DrainAsync(Ct)).Should().HaveCount(1);
        (await _bench.Service.GetAsync(Ct)).Last[0].Text.Should().Contain(words);
    }

    [Fact]
    public async Task A_failure_that_could_not_be_told_is_told_by_the_next_one()
    {
        await _bench.BeginAsync(Ct);
        Answer(new ScriptedAnswer(404, []));
        _bench.Ends(events: NoticeBench.Outage);
        _bench.Ends(events: NoticeBench.Outage);
        _bench.Ends(events: NoticeBench.Outage);
        (await _bench.DrainAsync(Ct)).Should().HaveCount(2);
    }

    [Fact]
    public async Task That_all_is_well_again_is_told_by_the_next_run_when_it_could_not_be_told_at_once()
    {
        await _bench.BeginAsync(Ct);
        Answer(new ScriptedAnswer(200, []), new ScriptedAnswer(404, []));
        _bench.Ends(events: NoticeBench.Outage);
        _bench.Ends();
        _bench.Ends();
        _bench.Ends();
        (await _bench.DrainAsync(Ct)).Should().Equal("refresh.failed", "refresh.recovered", "refresh.recovered");
    }

    [Fact]
    public async Task A_receiver_that_never_answers_is_given_up_after_ten_seconds()
    {
        await _bench.BeginAsync(Ct);
        Answer(new ScriptedAnswer(0, []) { Then = ScriptedAnswer.Ending.Hang });
        var test = _bench.Service.TestAsync(Ct);
        await _bench.NextAsync(Ct);
        _bench.Clock.Advance(TimeSpan.FromSeconds(9));
        test.IsCompleted.Should().BeFalse();
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        (await test)[0].Should().BeEquivalentTo(new { Delivered = false, Attempts = 1, Text = "No answer came within 10 seconds." });
    }

    [Fact]
    public async Task A_host_that_stops_waits_three_seconds_for_a_receiver()
    {
        await _bench.BeginAsync(Ct);
        Answer(new ScriptedAnswer(0, []) { Then = ScriptedAnswer.Ending.Hang });
        _bench.Ends(events: NoticeBench.Outage);
        await _bench.NextAsync(Ct);
        var stopping = _bench.Notices.StopAsync(Ct);
        _bench.Clock.Advance(TimeSpan.FromSeconds(2));
        stopping.IsCompleted.Should().BeFalse();
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await stopping;
        _bench.Pipeline.Log.Should().ContainMatch("*host stopped before a notice*");
    }

    [Fact]
    public async Task Nobody_who_listens_is_told_in_words_and_no_secret_shows_anywhere()
    {
        await _bench.BeginAsync(Ct);
        var origin = _bench.Receiver.Address.GetLeftPart(UriPartial.Authority);
        await _bench.Receiver.DisposeAsync();
        var outcome = (await _bench.Service.TestAsync(Ct))[0];
        outcome.Text.Should().Be("Nothing listens at the webhook's address.");
        var status = await _bench.Service.GetAsync(Ct);
        status.WebhookOrigin.Should().Be(origin);
        status.SealedFields.Should().Equal("webhook_url", "webhook_secret");
        string[] places = [.. _bench.Pipeline.Log, status.ToString(), JsonSerializer.Serialize(status), .. await FilesAsync()];
        places.Should().NotContain(p => p.Contains("T0KEN", StringComparison.Ordinal) || p.Contains(NoticeBench.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_test_without_anywhere_to_go_says_what_to_set() =>
        (await _bench.Service.Invoking(s => s.TestAsync(Ct)).Should().ThrowAsync<FlitchException>()).Which.Error.Should().BeEquivalentTo(new { Code = "usage:no-notices" });

    private async Task<string?> IdAsync() => (await _bench.NextNoticeAsync(Ct)).GetProperty("id").GetString();

    private async Task<IEnumerable<string>> FilesAsync() =>
        await Task.WhenAll(Directory.EnumerateFiles(_bench.Pipeline.Folder, "*", SearchOption.AllDirectories).Select(ReadAsync));

    private static async Task<string> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return await reader.ReadToEndAsync(Ct);
    }

    private void Answer(params ScriptedAnswer[] answers) => Array.ForEach(answers, _bench.Answers.Enqueue);
}
