using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Endpoints;
using Flitch.Connectors.Kraken.Sandbox.Faults;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Options;
using Flitch.Connectors.Kraken.Sandbox.Recordings;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Serving;

/// <summary>The service behind the HTTP server: one call after the other, each against the account as it is at the call's time.</summary>
internal sealed class Service(SandboxSettings settings, RecordingFolder? recordings)
{
    private readonly Lock _lock = new();
    private readonly Lockouts _lockouts = new(settings.LockoutAfter);
    private readonly EndpointTable _endpoints = new(settings, recordings?.Served.Select(r => r.Method).Distinct() ?? []);
    private readonly Ids _ids = new(settings.Account.Seed);
    private long _calls;
    private long _ways;

    /// <summary>The options as they are now.</summary>
    public SandboxSettings Settings { get; set; } = settings;

    /// <summary>Rows that are not served.</summary>
    public WithheldRows Withheld { get; } = new();

    /// <summary>The account.</summary>
    public AccountEngine Account { get; } = new(settings.Account);

    /// <summary>The keys.</summary>
    public KeyRing Keys { get; } = new(settings);

    /// <summary>Scripted faults.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The calls so far.</summary>
    public RequestLog Log { get; } = new();

    /// <summary>Spells ids.</summary>
    public Ids Ids => _ids;

    /// <summary>How long the next way to or fro takes.</summary>
    public TimeSpan NextLatency()
    {
        var (shortest, longest) = Settings.Latency;
        return longest == 0
            ? TimeSpan.Zero
            : TimeSpan.FromMilliseconds(shortest + (long)(Dice.Mix(Settings.Account.Seed, (ulong)Interlocked.Increment(ref _ways)) % (ulong)(longest - shortest + 1)));
    }

    /// <summary>Does something while no call is answered.</summary>
    public T Alone<T>(Func<T> work)
    {
        lock (_lock)
            return work();
    }

    /// <summary>Answers a call. The bytes stay valid until the writer is used again.</summary>
    public Reply Answer(Call call, WireWriter writer)
    {
        lock (_lock)
        {
            var fault = Faults.Next(call.Method);
            var envelope = new Envelope(writer);
            var (reply, outcome) = Answer(call, fault, envelope);
            Log.Add(new SandboxRequest(
                0, UnixTicks.ToInstant(call.Now), call.HttpMethod, call.PathWithQuery, call.Parameters.Values, call.Key?.Name, fault?.Source ?? outcome));
            return reply;
        }
    }

    /// <summary>All rows of a listing or snapshot, for those who compare.</summary>
    public IReadOnlyList<SandboxRow> Truth(string method, long now)
    {
        lock (_lock)
        {
            Account.Advance(now);
            using var writer = new WireWriter();
            var context = new RowContext(writer, Account.Journal, _ids, Settings.Wire);
            return TruthWriter.Write(method, new EndpointCall(TruthWriter.AllDetails, null, Account, context, Settings, Withheld, now), _endpoints);
        }
    }

    private (Reply Reply, string Outcome) Answer(Call call, FaultSpec? fault, Envelope envelope)
    {
        if (fault is not null && FaultReplies.BeforeApi(fault) is { } early)
            return (early, fault.Source);
        if (_endpoints.Find(call.Method) is not { } endpoint || endpoint.IsPublic == call.IsPrivate || call.HttpMethod != (call.IsPrivate ? "POST" : "GET"))
            return (envelope.Error(ApiErrors.UnknownMethod), ApiErrors.UnknownMethod);
        if (call.IsPrivate && new Gate(Keys, _lockouts).Identify(call) is { } stranger)
            return (envelope.Error(stranger), stranger);
        if (fault is not null && FaultReplies.AfterNonce(fault, call, envelope, _lockouts) is { } struck)
            return (struck, fault.Source);
        if (call.Key is { } key && (Maintenance() ?? Gate.Admit(call, key, endpoint)) is { } refused)
            return (envelope.Error(refused), refused);
        var reply = Perform(call, endpoint, fault, envelope, out var outcome);
        return (fault is null ? reply : FaultReplies.Spoil(fault, reply), outcome);
    }

    private string? Maintenance() => Settings.Status == "maintenance" ? ApiErrors.Unavailable : null;

    private Reply Perform(Call call, Endpoint endpoint, FaultSpec? fault, Envelope envelope, out string outcome)
    {
        outcome = "ok";
        if (recordings?.Answer(endpoint.Name, call.Parameters) is { } recorded)
            return new Reply(200, Reply.Json, recorded);
        Account.Advance(call.Now);
        Account.Arrive(call.Key is null ? 0 : Settings.Arrivals, call.Now - Settings.ArrivalAge.Ticks);
        var context = new RowContext(envelope.Writer, Account.Journal, _ids, Settings.Wire) { Oddity = FaultReplies.OddityOf(fault) };
        var endpointCall = new EndpointCall(call.Parameters, call.Key, Account, context, Settings, Withheld, call.Now)
        {
            PageSize = Settings.PageSizes[(int)(_calls++ % Settings.PageSizes.Count)],
            WithoutRows = fault?.Kind == FaultKind.EmptyPage,
        };
        envelope.Start(fault?.Kind == FaultKind.Warning ? fault.Text : null);
        if (endpoint.Answer(endpointCall) is { } error)
        {
            outcome = error;
            return envelope.Error(error);
        }

        return endpointCall.HasNoResult ? envelope.Nothing() : envelope.End();
    }
}
