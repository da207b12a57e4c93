using System.Collections.Frozen;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Options;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>Every method that the sandbox knows.</summary>
internal sealed class EndpointTable
{
    private readonly FrozenDictionary<string, Endpoint> _byName;

    public EndpointTable(SandboxSettings settings, IEnumerable<string> recorded)
    {
        var (ledgers, trades, orders) =
            (new LedgersEndpoint(settings.Wire), new TradesHistoryEndpoint(settings.Wire), new ClosedOrdersEndpoint(settings.Wire));
        Histories = [ledgers, trades, orders];
        List<Endpoint> all =
        [
            .. Histories, new OpenOrdersEndpoint(orders), new BalanceEndpoint(), new BalanceExEndpoint(), new TradeBalanceEndpoint(),
            new OpenPositionsEndpoint(), new QueryOrdersEndpoint(orders), new QueryTradesEndpoint(trades), new QueryLedgersEndpoint(ledgers),
            new TradeVolumeEndpoint(), new FundingStatusEndpoint("DepositStatus", LedgerType.Deposit),
            new FundingStatusEndpoint("WithdrawStatus", LedgerType.Withdrawal), new TimeEndpoint(), new SystemStatusEndpoint(), new AssetsEndpoint(),
            new AssetPairsEndpoint(), new TickerEndpoint(),
        ];
        if (settings.HasKeyInfo)
            all.Add(new KeyInfoEndpoint());
        all.AddRange(recorded.Where(name => all.TrueForAll(e => e.Name != name)).Select(name => new RecordedEndpoint(name)));
        _byName = all.ToFrozenDictionary(endpoint => endpoint.Name, StringComparer.Ordinal);
    }

    /// <summary>The listings that are read in pages.</summary>
    public IReadOnlyList<HistoryEndpoint> Histories { get; }

    /// <summary>The method of a name, or null.</summary>
    public Endpoint? Find(string name) => _byName.GetValueOrDefault(name);
}
