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
    private readonly Dictionary<string, string> _options;

    internal KrakenSandboxServer(
        IReadOnlyDictionary<string, string> options, SandboxSettings settings, Service service, TimeProvider clock, Func<KrakenSandboxServer, HttpServer> http)
    {
        (_service, _clock, _options) = (service, clock, new Dictionary<string, string>(options, StringComparer.Ordinal));
        _endpoints = new EndpointTable(settings, []);
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
    public string AddDeposit(decimal amount, DateTimeOffset? time = null, string asset = "XXLM") => AddDeposits(1, amount, time, asset)[0];

    /// <summary>Adds many deposits that share one time: a burst, as airdrops and rewards bring it.</summary>
    /// <param name="count">How many.</param>
    /// <param name="amount">Of each, in the asset.</param>
    /// <param name="time">The time of all of them; null for now.</param>
    /// <param name="asset">The asset's code.</param>
    /// <returns>The rows' ledger ids.</returns>
    public IReadOnlyList<string> AddDeposits(int count, decimal amount, DateTimeOffset? time = null, string asset = "XXLM")
    {
        var found = Universe.FindAsset(asset) ?? throw new ArgumentException($"The sandbox has no asset '{asset}'.", nameof(asset));
        return Now(now => Enumerable.Range(0, count)
            .Select(_ => _service.Account.Add(found, Amounts.ToUnits(amount, found.Decimals), time is { } given ? UnixTicks.From(given) : now))
            .Select(number => _service.Ids.Text('L', number))
            .ToArray());
    }

    /// <summary>
    /// Moves something between an asset's main and its earn wallet: two rows of one time, each with its own wallet's balance, and nothing that says which wallet.
    /// </summary>
    /// <param name="amount">Into the earn wallet; negative for back.</param>
    /// <param name="time">The time of both rows; null for now.</param>
    /// <param name="asset">The asset's code.</param>
    /// <returns>The ids of the main wallet's row and the earn wallet's.</returns>
    public IReadOnlyList<string> MoveToEarn(decimal amount, DateTimeOffset? time = null, string asset = "XXLM") =>
        Booked(amount, time, asset, (found, units, ticks) => _service.Account.Allocate(found, units, ticks));

    /// <summary>Adds a reward to an asset's earn wallet.</summary>
    /// <param name="amount">In the asset.</param>
    /// <param name="time">The row's time; null for now.</param>
    /// <param name="asset">The asset's code.</param>
    /// <returns>The row's id.</returns>
    public string AddEarnReward(decimal amount, DateTimeOffset? time = null, string asset = "XXLM") =>
        Booked(amount, time, asset, (found, units, ticks) => [_service.Account.Reward(found, units, ticks)])[0];

    /// <summary>Begins a withdrawal: Balance is less by it at once, and its ledger row comes with <see cref="EndWithdrawal"/>.</summary>
    /// <param name="amount">In the asset.</param>
    /// <param name="asset">The asset's code.</param>
    public void BeginWithdrawal(decimal amount, string asset = "XXLM") => Booked(amount, null, asset, (found, units, _) =>
    {
        _service.Account.Journal.Reserve(found, units);
        return [];
    });

    /// <summary>Ends a withdrawal of <see cref="BeginWithdrawal"/>: its row is there now.</summary>
    /// <param name="amount">As it was begun.</param>
    /// <param name="asset">The asset's code.</param>
    /// <returns>The row's id.</returns>
    public string EndWithdrawal(decimal amount, string asset = "XXLM") => Booked(amount, null, asset, (found, units, ticks) =>
    {
        _service.Account.Journal.Reserve(found, -units);
        return [_service.Account.Withdraw(found, units, ticks)];
    })[0];

    /// <summary>Serves a row that was added with another amount, while its balance and those after it stay: the sum no longer works out.</summary>
    /// <param name="id">The id of an added row.</param>
    /// <param name="amount">In the asset.</param>
    /// <param name="asset">The asset's code.</param>
    public void MisstateAmount(string id, decimal amount, string asset = "XXLM") => Booked(amount, null, asset, (_, units, _) =>
    {
        for (var number = LedgerRow.FirstAdded; _service.Ids.Text('L', number) != id || !_service.Account.Journal.Misstate(number, units); number++)
        {
            if (number - LedgerRow.FirstAdded > 1_000_000)
                throw new ArgumentException($"'{id}' is no row that was added.", nameof(id));
        }

        return [];
    });

    /// <summary>
    /// Opens a position in the past, visible at once: an order, a trade and a <c>margin</c> row without a fee, so that no balance changes.
    /// <see cref="ClosePosition"/> later rewrites the trade.
    /// </summary>
    /// <param name="openedAt">The time of order, trade and row.</param>
    /// <returns>The position's id, which is that of its opening trade.</returns>
    public string OpenPosition(DateTimeOffset openedAt) =>
        Now(_ => _service.Ids.Text('T', (uint)_service.Account.OpenPosition(UnixTicks.From(openedAt))));

    /// <summary>Closes the rest of a position now: a new order, trade and ledger row, and the opening trade says what it came to, however old it is.</summary>
    /// <param name="position">The position's id; of a generated one too.</param>
    /// <returns>The closing trade's id.</returns>
    /// <exception cref="ArgumentException">No open position has this id.</exception>
    public string ClosePosition(string position) => Now(now =>
    {
        var found = _service.Account.Journal.OpenPositions.FirstOrDefault(open => _service.Ids.Text('T', (uint)open.Trade) == position)
            ?? throw new ArgumentException($"There is no open position '{position}'.", nameof(position));
        return _service.Ids.Text('T', (uint)_service.Account.ClosePosition(found, now));
    });

    /// <summary>Adds a canceled order that has no <c>closetm</c>: it is listed with <c>closetime=open</c> and <c>both</c> only, by its opening time.</summary>
    /// <param name="openedAt">When it was placed.</param>
    /// <returns>Its id.</returns>
    public string AddOrderWithoutCloseTime(DateTimeOffset openedAt) =>
        Now(_ => _service.Ids.Text('O', (uint)_service.Account.AddTimelessOrder(UnixTicks.From(openedAt))));

    /// <summary>Serves and counts some rows no more; <see cref="Truth"/> is without them too.</summary>
    /// <param name="method"><c>Ledgers</c>, <c>TradesHistory</c> or <c>ClosedOrders</c>.</param>
    /// <param name="ids">The rows' ids.</param>
    public void HideRows(string method, params IEnumerable<string> ids) => _ = Now(_ => Withhold(method, rows => rows.Hide(method, ids)));

    /// <summary>Cuts a listing short: rows before a time are neither served nor counted any more; <see cref="Truth"/> is without them too.</summary>
    /// <param name="method"><c>Ledgers</c>, <c>TradesHistory</c> or <c>ClosedOrders</c>.</param>
    /// <param name="from">The oldest time that is still served.</param>
    public void CutListing(string method, DateTimeOffset from) => _ = Now(_ => Withhold(method, rows => rows.Cut(method, UnixTicks.From(from))));

    /// <summary>Serves all rows of a listing again.</summary>
    /// <param name="method">The method's name in the API.</param>
    public void ShowRows(string method) => _ = Now(_ => Withhold(method, rows => rows.Show(method)));

    /// <summary>Gives a key a date range, as its owner can at any time: history queries then answer nothing outside.</summary>
    /// <param name="from">The oldest second that it sees; null for no limit.</param>
    /// <param name="to">The newest one; null for no limit.</param>
    /// <param name="key">The key's name.</param>
    public void LimitKey(DateTimeOffset? from, DateTimeOffset? to, string key = "main") => _ = Now(_ =>
    {
        var found = _service.Keys.All.First(candidate => candidate.Name == key);
        (found.QueryFrom, found.QueryTo) = (from?.ToUnixTimeSeconds() ?? 0, to?.ToUnixTimeSeconds() ?? 0);
        return found;
    });

    /// <summary>Deletes a key, as its owner can at any time: every call with it is answered with <c>EAPI:Invalid key</c>.</summary>
    /// <param name="key">The key's name.</param>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public void RevokeKey(string key = "main") => _ = _service.Alone(() =>
    {
        _service.Keys.Revoke(key);
        return key;
    });

    /// <summary>Changes an option while running: <c>page-size</c>, <c>order</c>, <c>count</c>, <c>arrivals</c>, <c>status</c> or <c>latency</c>.</summary>
    /// <param name="option">The option's name.</param>
    /// <param name="value">Its new value.</param>
    /// <exception cref="FlitchException">The value is not allowed.</exception>
    /// <exception cref="ArgumentException">The option is fixed at the start.</exception>
    public void Change(string option, string value)
    {
        if (option is not ("page-size" or "order" or "count" or "arrivals" or "status" or "latency"))
            throw new ArgumentException($"The option '{option}' is fixed at the start.", nameof(option));
        _ = Now(_ =>
        {
            var changed = new Dictionary<string, string>(_options, StringComparer.Ordinal) { [option] = value };
            _service.Settings = new SettingsReader(changed).Read(_service.Settings.Started);
            return _options[option] = value;
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _http.DisposeAsync();

    internal Task StartAsync(CancellationToken cancellationToken) => _http.StartAsync(cancellationToken);

    internal bool HasTruth(string method) =>
        _endpoints.Find(method) is { IsPublic: false } and not (QueryEndpoint or FundingStatusEndpoint or TradeVolumeEndpoint or KeyInfoEndpoint);

    /// <summary>Does something with the account as it is now, while no call is answered.</summary>
    private T Now<T>(Func<long, T> work) => _service.Alone(() =>
    {
        var now = UnixTicks.From(_clock.GetUtcNow());
        _service.Account.Advance(now);
        return work(now);
    });

    /// <summary>Books something in an asset, and names the rows that it brought.</summary>
    private string[] Booked(decimal amount, DateTimeOffset? time, string asset, Func<Asset, long, long, uint[]> book)
    {
        var found = Universe.FindAsset(asset) ?? throw new ArgumentException($"The sandbox has no asset '{asset}'.", nameof(asset));
        var units = Amounts.ToUnits(amount, found.Decimals);
        return Now(now => book(found, units, time is { } given ? UnixTicks.From(given) : now).Select(number => _service.Ids.Text('L', number)).ToArray());
    }

    private WithheldRows Withhold(string method, Action<WithheldRows> change)
    {
        if (_endpoints.Find(method) is not HistoryEndpoint)
            throw new ArgumentException($"'{method}' is no listing of the sandbox.", nameof(method));
        change(_service.Withheld);
        return _service.Withheld;
    }

    private static string Sentence(string name) =>
        name == "expired" ? "has expired" : name.StartsWith("without ", StringComparison.Ordinal) ? $"lacks {name["without ".Length..]}" : name;
}
