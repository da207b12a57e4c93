using System.Text.Json;
using System.Threading.Channels;
using Flitch.Connectors;
using Flitch.Pipeline.Notifications;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Tests.Doubles;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Pipeline.Tests.Notifications;

/// <summary>The pipeline with a connection and somebody who is to be told: a webhook's receiver over HTTP.</summary>
internal sealed class NoticeBench : IAsyncDisposable
{
    public const string Secret = "webhook-secret-0815";

    private readonly Channel<ScriptedRequest> _received = Channel.CreateUnbounded<ScriptedRequest>();
    private int _run;

    public NoticeBench()
    {
        Receiver = new ScriptedServer(request =>
        {
            _received.Writer.TryWrite(request);
            return Answers.TryDequeue(out var answer) ? answer : new ScriptedAnswer(204, []);
        });
    }

    public static ErrorInfo Outage { get; } = new("http:520", ErrorKind.Transient, "Double does not answer.", "Try again later.");

    public static ErrorInfo WrongKey { get; } = new("double:wrong-key", ErrorKind.Configuration, "Double does not know this key.", "Give another one.");

    public PipelineBench Pipeline { get; } = new();

    public FakeTimeProvider Clock => (FakeTimeProvider)Pipeline.Clock;

    public ScriptedServer Receiver { get; }

    /// <summary>What the receiver answers; 204 when there is none left.</summary>
    public Queue<ScriptedAnswer> Answers { get; } = [];

    public Notices Notices => Pipeline.Services.GetRequiredService<Notices>();

    public NoticeService Service => Pipeline.Services.GetRequiredService<NoticeService>();

    public string WebhookUrl => new Uri(Receiver.Address, "hooks/T0KEN-IN-PATH").ToString();

    /// <summary>Adds the connection, sets the webhook, and begins to tell.</summary>
    public async Task<NoticeBench> BeginAsync(CancellationToken cancellationToken)
    {
        await Pipeline.AddAsync(cancellationToken: cancellationToken);
        await Service.SetAsync(new Dictionary<string, string> { ["webhook_url"] = WebhookUrl, ["webhook_secret"] = Secret }, cancellationToken);
        await Notices.StartAsync(cancellationToken);
        return this;
    }

    /// <summary>A run of both datasets ends, with these errors.</summary>
    public void Ends(ErrorInfo? wallet = null, ErrorInfo? events = null) => Notices.RunEnded(Run(("wallet", wallet), ("events", events)));

    public RunReport Run(params (string Dataset, ErrorInfo? Error)[] datasets) => new()
    {
        RunId = "run-" + ++_run,
        Connection = "main",
        State = datasets.All(d => d.Error is null) ? RunState.Succeeded : datasets.Any(d => d.Error is null) ? RunState.Partial : RunState.Failed,
        StartedAt = Clock.GetUtcNow(),
        EndedAt = Clock.GetUtcNow(),
        Trigger = "schedule",
        Datasets = [.. datasets.Select(d => new DatasetReport { Dataset = d.Dataset, Succeeded = d.Error is null, Error = d.Error })],
    };

    /// <summary>The next request that arrives.</summary>
    public Task<ScriptedRequest> NextAsync(CancellationToken cancellationToken) =>
        _received.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);

    /// <summary>The next notice that arrives.</summary>
    public async Task<JsonElement> NextNoticeAsync(CancellationToken cancellationToken) => JsonElement.Parse((await NextAsync(cancellationToken)).Body);

    /// <summary>Works off all that waits, and tells the events of what arrived since.</summary>
    public async Task<List<string>> DrainAsync(CancellationToken cancellationToken)
    {
        await Notices.StopAsync(cancellationToken);
        var events = new List<string>();
        while (_received.Reader.TryRead(out var request))
        {
            events.Add(JsonElement.Parse(request.Body).GetProperty("event").GetString()!);
        }

        return events;
    }

    public async ValueTask DisposeAsync()
    {
        await Notices.StopAsync(CancellationToken.None);
        await Pipeline.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
