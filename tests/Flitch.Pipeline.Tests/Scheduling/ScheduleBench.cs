using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Scheduling;
using Flitch.Pipeline.Status;
using Flitch.Pipeline.Tests.Doubles;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Flitch.Pipeline.Tests.Scheduling;

/// <summary>A host that stays, over the double service: catalogue, Quartz and refreshes as they are, on a clock that a test moves.</summary>
internal sealed class ScheduleBench : IAsyncDisposable
{
    private readonly PipelineBench _bench;
    private readonly Lifetime _lifetime = new();
    private readonly PeriodicTimer _pace = new(TimeSpan.FromMilliseconds(5)); // between two looks at what is waited for

    public ScheduleBench(string? folder = null, EventService? service = null, FakeTimeProvider? clock = null)
    {
        Clock = clock ?? new FakeTimeProvider();
        _bench = new PipelineBench(service, Clock, folder, more: services => services.AddFlitchSchedules().AddSingleton<IHostApplicationLifetime>(_lifetime));
    }

    public FakeTimeProvider Clock { get; }

    public PipelineBench Pipeline => _bench;

    public EventService Service => _bench.Service;

    public OpeningRefreshes Opening => _bench.Services.GetRequiredService<OpeningRefreshes>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Starts the host.</summary>
    public async Task StartAsync()
    {
        foreach (var service in _bench.Services.GetServices<IHostedService>())
        {
            await service.StartAsync(Ct);
        }

        _lifetime.Begin();
    }

    /// <summary>Adds a connection with data that refreshes this often.</summary>
    public async Task AddAsync(TimeSpan? every)
    {
        Service.Events.AddRange(Enumerable.Range(0, 5).Select(i => new EventRow($"row{i}", (Clock.GetUtcNow() - TimeSpan.FromDays(i + 1)).ToUnixTimeMilliseconds() * 1000, i)));
        await _bench.Connections.AddAsync(PipelineBench.Request() with { RefreshEvery = every }, Ct);
    }

    /// <summary>The runs, the oldest first, once there are so many that have ended.</summary>
    public async Task<IReadOnlyList<RunReport>> RunsAsync(int count)
    {
        while (true)
        {
            var runs = await _bench.Runs.ListAsync(null, 100, Ct);
            if (runs.Count(r => r.EndedAt is not null) >= count)
            {
                return [.. runs.Reverse()];
            }

            await _pace.WaitForNextTickAsync(Ct);
        }
    }

    /// <summary>Lets time pass until there are so many runs that have ended.</summary>
    public async Task<IReadOnlyList<RunReport>> PassAsync(int count)
    {
        while ((await _bench.Runs.ListAsync(null, 100, Ct)).Count(r => r.EndedAt is not null) < count)
        {
            await LookAsync();
        }

        return await RunsAsync(count);
    }

    /// <summary>Goes on until Quartz has planned the connection's next refresh for this time; null for none.</summary>
    public async Task PlannedAsync(DateTimeOffset? at)
    {
        var scheduler = await _bench.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Ct);
        while ((await scheduler.GetTrigger(new TriggerKey("main"), Ct))?.NextFireTimeUtc != at)
        {
            await LookAsync();
        }
    }

    /// <summary>Lets a moment pass. The clock goes on no faster than the schedules are followed.</summary>
    public async Task LookAsync()
    {
        var follower = _bench.Services.GetRequiredService<ScheduleFollower>();
        var before = follower.Looks;
        Clock.Advance(ScheduleFollower.Pause);
        while (follower.Looks == before)
        {
            await _pace.WaitForNextTickAsync(Ct);
        }
    }

    public async Task<DatasetStatus> EventsAsync() => (await StatusAsync()).Datasets.Single(d => d.Dataset == "events");

    public Task<ConnectionStatus> StatusAsync() => _bench.Status.GetAsync("main", Ct);

    public void AdvanceTo(DateTimeOffset at) => Clock.Advance(at - Clock.GetUtcNow());

    public async Task StopAsync()
    {
        foreach (var service in _bench.Services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(Ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _bench.DisposeAsync();
        _lifetime.Dispose();
        _pace.Dispose();
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _started = new();

        public CancellationToken ApplicationStarted => _started.Token;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void Begin() => _started.Cancel();

        public void StopApplication() => throw new NotSupportedException();

        public void Dispose() => _started.Dispose();
    }
}
