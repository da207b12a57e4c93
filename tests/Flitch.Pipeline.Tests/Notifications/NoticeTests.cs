using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Notifications;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Pipeline.Tests.Notifications;

/// <summary>What is told, to a webhook's real receiver, and what is not.</summary>
public sealed class NoticeTests : IAsyncDisposable
{
    private readonly NoticeBench _bench = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_streak_of_failures_is_told_once_and_once_that_it_is_over()
    {
        await _bench.BeginAsync(Ct);
        _bench.Ends();
        _bench.Ends(events: NoticeBench.Outage);
        _bench.Ends(events: NoticeBench.Outage);
        _bench.Ends(wallet: NoticeBench.Outage); // the same outage, another dataset; the other is well again
        _bench.Ends();
        _bench.Ends();
        _bench.Ends(events: NoticeBench.Outage);
        (await _bench.DrainAsync(Ct)).Should().Equal("refresh.failed", "refresh.recovered", "refresh.failed");
    }

    [Fact]
    public async Task Another_reason_and_a_refused_key_are_news_within_a_streak()
    {
        await _bench.BeginAsync(Ct);
        _bench.Ends(events: NoticeBench.Outage);
        _bench.Ends(wallet: NoticeBench.Outage with { Code = "http:500" }, events: NoticeBench.Outage);
        _bench.Ends(NoticeBench.WrongKey, NoticeBench.WrongKey);
        _bench.Ends(NoticeBench.WrongKey, NoticeBench.WrongKey);
        _bench.Notices.SwitchedOff("main", ["wallet", "events"], NoticeBench.WrongKey);
        _bench.Ends();
        (await _bench.DrainAsync(Ct)).Should().Equal(
            "refresh.failed", "refresh.failed", "connection.reconnect_required", "schedule.switched_off", "refresh.recovered");
    }

    [Fact]
    public async Task A_streak_outlives_the_host_and_goes_with_its_connection()
    {
        await _bench.BeginAsync(Ct);
        _bench.Ends(events: NoticeBench.Outage);
        await _bench.DrainAsync(Ct);
        var desk = _bench.Pipeline.Services.GetRequiredService<NoticeDesk>(); // as the next host's
        await desk.RunEndedAsync(_bench.Run(("events", NoticeBench.Outage)), Ct);
        _bench.Receiver.Requests.Should().HaveCount(1);

        await _bench.Pipeline.Connections.RemoveAsync("main", Ct);
        await desk.RunEndedAsync(_bench.Run(("events", null)), Ct);
        await _bench.Pipeline.AddAsync(cancellationToken: Ct);
        await desk.RunEndedAsync(_bench.Run(("events", null)), Ct);
        _bench.Receiver.Requests.Should().HaveCount(1, "the streak was another connection's");
    }

    [Fact]
    public async Task A_dataset_that_is_no_longer_picked_does_not_keep_a_streak_alive()
    {
        await _bench.BeginAsync(Ct);
        _bench.Ends(events: NoticeBench.Outage);
        (await _bench.NextNoticeAsync(Ct)).GetProperty("event").GetString().Should().Be("refresh.failed");
        await _bench.Pipeline.Connections.EditAsync("main", new ConnectionEdit { Datasets = ["wallet"] }, Ct);
        _bench.Notices.RunEnded(_bench.Run(("wallet", null)));
        (await _bench.DrainAsync(Ct)).Should().Equal("refresh.recovered");
    }

    [Fact]
    public async Task What_a_person_did_or_stopped_is_not_told()
    {
        await _bench.BeginAsync(Ct);
        var failed = _bench.Run(("events", NoticeBench.Outage));
        _bench.Notices.RunEnded(failed with { State = RunState.Cancelled });
        _bench.Notices.RunEnded(failed with { Kind = RunKind.Verify });
        _bench.Notices.RunEnded(failed with { Attached = true });
        _bench.Notices.RunEnded(failed with { Connection = "gone" });
        (await _bench.DrainAsync(Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_refresh_that_a_page_started_is_told_with_everything_there_is_to_know()
    {
        await _bench.BeginAsync(Ct);
        await _bench.Pipeline.Connections.EditAsync("main", new ConnectionEdit { Title = "Hauptkonto „Süd“" }, Ct);
        _bench.Pipeline.Services.GetRequiredService<PagesAddress>().Value = new Uri("http://127.0.0.1:5080");
        _bench.Pipeline.Service.Before = _ => throw new FlitchException(NoticeBench.WrongKey);
        _bench.Pipeline.Services.GetRequiredService<BackgroundRefreshes>().Start("main", null, new RefreshOptions { Trigger = "page" });

        var notice = await _bench.NextNoticeAsync(Ct);
        var run = (await _bench.Pipeline.Runs.ListAsync("main", 1, Ct))[0];
        notice.GetProperty("event").GetString().Should().Be("connection.reconnect_required");
        notice.GetProperty("connection").GetString().Should().Be("main");
        notice.GetProperty("title").GetString().Should().Be("Hauptkonto „Süd“");
        notice.GetProperty("datasets").EnumerateArray().Select(d => d.GetString()).Should().BeEquivalentTo("wallet", "events");
        notice.GetProperty("error").GetProperty("code").GetString().Should().Be(run.Errors[0].Code);
        notice.GetProperty("error").GetProperty("summary").GetString().Should().Be(run.Errors[0].Summary);
        notice.GetProperty("error").GetProperty("fix").GetString().Should().Be(run.Errors[0].Fix);
        notice.GetProperty("run").GetString().Should().Be(run.RunId);
        notice.GetProperty("time").GetDateTimeOffset().Should().Be(_bench.Clock.GetUtcNow());
        notice.GetProperty("link").GetString().Should().Be("http://127.0.0.1:5080/runs/" + run.RunId);
        notice.GetProperty("text").GetString().Should().StartWith("Hauptkonto „Süd“ (main) has to be reconnected.").And.Contain(run.Errors[0].Fix);
    }

    [Fact]
    public async Task The_signature_proves_sender_time_and_body()
    {
        await _bench.BeginAsync(Ct);
        _bench.Ends(events: NoticeBench.Outage);
        var request = await _bench.NextAsync(Ct);
        var time = _bench.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(NoticeBench.Secret), Encoding.UTF8.GetBytes($"{time}.{request.Body}"));
        request.Headers["X-Flitch-Signature"].Should().Be($"t={time},v1={Convert.ToHexStringLower(hash)}");
        request.Body.Should().Contain("Refreshing main failed for events. Double does not answer. Try again later.");
        request.Headers["Content-Type"].Should().StartWith("application/json");
    }

    [Fact]
    public async Task Without_anybody_to_tell_nothing_is_kept_back_for_later()
    {
        await _bench.Pipeline.AddAsync(cancellationToken: Ct);
        await _bench.Notices.StartAsync(Ct);
        _bench.Ends(events: NoticeBench.Outage);
        _bench.Ends();
        (await _bench.DrainAsync(Ct)).Should().BeEmpty();
        _bench.Pipeline.Log.Should().NotContain(l => l.Contains("Unexpected", StringComparison.Ordinal));
    }
}
