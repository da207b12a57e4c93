using System.Net.ServerSentEvents;
using Flitch.Pipeline.Connections;
using Flitch.Testing;
using Flitch.Web.Tests.Serving;

namespace Flitch.Web.Tests.Live;

/// <summary>What an open page is sent.</summary>
public sealed class LiveStreamTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_all_connections_only_the_one_that_changed_is_sent()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        var connections = flitch.Service<ConnectionService>();
        await connections.AddAsync(Connections.Untested("first"), Ct);
        await connections.AddAsync(Connections.Untested("second"), Ct);
        using var http = flitch.Browser();
        await flitch.SignInAsync(http);
        await using var events = await EventsAsync(http, "/live/data");

        var all = await NextAsync(events);
        await connections.EditAsync("second", new ConnectionEdit { Title = "Renamed" }, Ct);
        var changed = await NextAsync(events);
        await connections.RemoveAsync("first", Ct);
        var rest = await NextAsync(events);

        all.EventType.Should().Be("part");
        all.Data.Should().Contain("connection-first").And.Contain("connection-second");
        changed.EventType.Should().Be("piece");
        changed.Data.Should().Contain("Renamed").And.NotContain("connection-first");
        rest.EventType.Should().Be("part");
        rest.Data.Should().Contain("Renamed").And.NotContain("connection-first");
    }

    [Fact]
    public async Task A_stream_ends_after_five_minutes_so_that_whoever_was_signed_out_is_sent_no_more()
    {
        var clock = new FakeTimeProvider();
        await using var flitch = await ServedFlitch.StartAsync(clock);
        using var http = flitch.Browser();
        await flitch.SignInAsync(http);
        await using var events = await EventsAsync(http, "/live/data");
        await NextAsync(events);

        clock.Advance(TimeSpan.FromMinutes(5));

        (await events.MoveNextAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task The_stream_of_a_connection_ends_when_it_is_disconnected()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<ConnectionService>().AddAsync(Connections.Untested("main"), Ct);
        using var http = flitch.Browser();
        await flitch.SignInAsync(http);
        await using var events = await EventsAsync(http, "/live/connections/main");
        await NextAsync(events);

        await flitch.Service<ConnectionService>().RemoveAsync("main", Ct);

        (await events.MoveNextAsync()).Should().BeFalse();
    }

    private static async Task<IAsyncEnumerator<SseItem<string>>> EventsAsync(HttpClient http, string path) =>
        SseParser.Create(await http.GetStreamAsync(new Uri(path, UriKind.Relative), Ct)).EnumerateAsync(Ct).GetAsyncEnumerator(Ct);

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        (await events.MoveNextAsync()).Should().BeTrue();
        return events.Current;
    }
}
