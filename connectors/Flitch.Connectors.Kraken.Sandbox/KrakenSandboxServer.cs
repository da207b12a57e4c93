using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Endpoints;
using Flitch.Connectors.Kraken.Sandbox.Faults;
using Flitch.Connectors.Kraken.Sandbox.Market;
using Flitch.Connectors.Kraken.Sandbox.Options;
using Flitch.Connectors.Kraken.Sandbox.Serving;
using Flitch.Connectors.Sandboxes;

namespace Flitch.Connectors.Kraken.Sandbox;

/// <summary>A sandbox that serves, with what tests in the same process may ask and do.</summary>
public sealed class KrakenSandboxServer : IRunningSandbox
{
    private readonly Service _service;
    private readonly TimeProvider _clock;
    private readonly HttpServer _http;
    private readonly EndpointTable _endpoints;

    internal KrakenSandboxServer(SandboxSettings settings, Service service, TimeProvider clock, Func<KrakenSandboxServer, HttpServer> http)
    {
        (_service, _clock) = (service, clock);
        _endpoints = new EndpointTable(settings);
        Tier = settings.Tier.Name;
        _http = http(this);
    }

    /// <inheritdoc/>
    public Uri Address => _http.Address;

    /// <summary>The tier that the call counter follows: <c>starter</c>, <c>intermediate</c>, <c>pro</c> or <c>none</c>.</summary>
    public string Tier { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ConnectionFields => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["api_key"] = _service.Keys.Main.Key,
        ["private_key"] = _service.Keys.Main.Secret,
        ["base_url"] = Address.ToString().TrimEnd('/'),
        ["tier"] = Tier,
    };

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Notes =>
        [.. Keys.Skip(1).Select(key => KeyValuePair.Create($"A key that {Sentence(key.Name)}", $"api_key={key.Key} private_key={key.PrivateKey}"))];

    /// <summary>All keys of the account; the first, <c>main</c>, is that of <see cref="ConnectionFields"/>.</summary>
    public IReadOnlyList<SandboxKey> Keys => [.. _service.Keys.All.Select(key => new SandboxKey(key.Name, key.Key, key.Secret, key.Permissions))];

    /// <summary>The calls so far, oldest first (the last 200,000).</summary>
    public IReadOnlyList<SandboxRequest> Requests => _service.Alone(_service.Log.ToArray);

    /// <summary>
    /// All rows of a method that are visible now, each as the API writes it, with every optional part: <c>Ledgers</c>, <c>TradesHistory</c>,
    /// <c>ClosedOrders</c>, <c>OpenOrders</c>, <c>OpenPositions</c>, <c>Balance</c>, <c>TradeBalance</c>, <c>BalanceEx</c>. Histories are oldest first.
    /// </summary>
    /// <param name="method">The method's name in the API.</param>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public IReadOnlyList<SandboxRow> Truth(string method) => _service.Truth(method, UnixTicks.From(_clock.GetUtcNow()));

    /// <summary>Adds scripted faults while running; each counts the calls that it matches from now on.</summary>
    /// <param name="faults">In the language of <c>--faults</c>: <c>Ledgers:1:EService:Busy,*:2-3:http520</c>.</param>
    /// <exception cref="FlitchException">An entry cannot be read.</exception>
    public void AddFaults(string faults)
    {
        var parsed = FaultParser.Parse(faults);
        _ = _service.Alone(() =>
        {
            _service.Faults.Add(parsed);
            return parsed;
        });
    }

    /// <summary>Forgets all scripted faults.</summary>
    public void ClearFaults() => _ = _service.Alone(() =>
    {
        _service.Faults.Clear();
        return true;
    });

    /// <summary>
    /// Adds a deposit that the seed knows nothing of, at once visible; with a time in the past it is a late row. Its running balance follows the
    /// order of adding. The generated rows stay as they are, as long as the asset is one that they do not use (<c>XXLM</c>).
    /// </summary>
    /// <param name="amount">In the asset.</param>
    /// <param name="time">The row's time; null for now.</param>
    /// <param name="asset">The asset's code.</param>
    /// <returns>The row's ledger id.</returns>
    public string AddDeposit(decimal amount, DateTimeOffset? time = null, string asset = "XXLM")
    {
        var found = Universe.FindAsset(asset) ?? throw new ArgumentException($"The sandbox has no asset '{asset}'.", nameof(asset));
        return _service.Alone(() =>
        {
            var now = UnixTicks.From(_clock.GetUtcNow());
            _service.Account.Advance(now);
            var ticks = time is { } given ? UnixTicks.From(given) : now;
            return _service.Ids.Text('L', _service.Account.Add(found, Amounts.ToUnits(amount, found.Decimals), ticks));
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _http.DisposeAsync();

    internal Task StartAsync(CancellationToken cancellationToken) => _http.StartAsync(cancellationToken);

    internal bool HasTruth(string method) =>
        _endpoints.Find(method) is { IsPublic: false } and not (QueryEndpoint or FundingStatusEndpoint or TradeVolumeEndpoint or KeyInfoEndpoint);

    private static string Sentence(string name) =>
        name == "expired" ? "has expired" : name.StartsWith("without ", StringComparison.Ordinal) ? $"lacks {name["without ".Length..]}" : name;
}
