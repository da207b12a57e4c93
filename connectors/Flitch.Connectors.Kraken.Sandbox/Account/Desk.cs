using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>
/// Where the account's books are written: it keeps the time (which never goes back), the booked balances (late rows included) and the numbers of
/// rows.
/// </summary>
internal sealed class Desk(AccountOptions options, Journal journal)
{
    private readonly long[] _booked = new long[Universe.Assets.Length];
    private readonly long[] _earn = new long[Universe.Assets.Length];
    private readonly long[] _quietUntil = new long[Universe.Assets.Length];
    private readonly PriorityQueue<LedgerRow, long> _late = new();
    private uint _references;

    /// <summary>What is visible.</summary>
    public Journal Journal { get; } = journal;

    /// <summary>How the account was asked for.</summary>
    public AccountOptions Options { get; } = options;

    /// <summary>The market's prices.</summary>
    public Prices Prices { get; } = new(Dice.Mix(options.Seed, 0x505249434553));

    /// <summary>Choices of the happening at hand.</summary>
    public Dice Dice { get; } = new();

    /// <summary>What is planned.</summary>
    public Calendar Calendar { get; } = new();

    /// <summary>Time of the row that is written next.</summary>
    public long Time { get; private set; }

    /// <summary>How many rows the seed has brought.</summary>
    public uint Booked { get; private set; }

    /// <summary>Number of the next ledger row.</summary>
    public uint NextLedger => Booked;

    /// <summary>Number of the next trade.</summary>
    public int NextTrade => Journal.Trades.Length;

    /// <summary>Goes to the time of a happening, or stays where the last one ended.</summary>
    public void MoveTo(long time) => Time = Math.Max(Quantize(time), Time);

    /// <summary>Lets a moment pass inside a happening.</summary>
    public void Pass(long ticks) => Time = Math.Max(Quantize(Time + ticks), Time);

    /// <summary>What the account has, as its books say.</summary>
    public decimal Balance(Asset asset) => Amounts.FromUnits(_booked[asset.Index], asset.Decimals);

    /// <summary>The same in units.</summary>
    public long BalanceUnits(Asset asset) => _booked[asset.Index];

    /// <summary>Whether a row of the asset is still to appear, so that none may come after it yet.</summary>
    public bool IsQuiet(Asset asset) => _quietUntil[asset.Index] >= Time;

    /// <summary>A reference of its own.</summary>
    public Reference NewReference(ReferenceKind kind) =>
        new(kind, kind == ReferenceKind.NoTrade ? LedgerRow.FirstAdded + _references++ : _references++);

    /// <summary>Books a row; amounts in the asset's units.</summary>
    public void Post(LedgerType type, Asset asset, long amount, long fee, Reference reference, string subtype = "") =>
        Journal.Add(NewRow(type, asset, amount, fee, reference, subtype));

    /// <summary>Books a row that becomes visible only later.</summary>
    public void PostLate(LedgerType type, Asset asset, long amount, Reference reference, long visibleAt)
    {
        _quietUntil[asset.Index] = visibleAt;
        _late.Enqueue(NewRow(type, asset, amount, 0, reference, ""), visibleAt);
    }

    /// <summary>Books a row that the seed knows nothing of; returns its number.</summary>
    public uint PostAdded(uint ordinal, LedgerType type, Asset asset, long amount, long time)
    {
        _booked[asset.Index] += amount;
        var number = LedgerRow.FirstAdded + ordinal;
        Journal.Add(new LedgerRow(time, amount, 0, _booked[asset.Index], number, number, asset.Index, type, 0, ReferenceKind.Funding));
        return number;
    }

    /// <summary>Books a row of a wallet apart from the asset's main one: its balance is its own, and the API does not say which wallet it is.</summary>
    public uint PostEarn(uint ordinal, uint reference, Asset asset, long amount, long time, string subtype)
    {
        _earn[asset.Index] += amount;
        return PostMove(ordinal, reference, asset, amount, _earn[asset.Index], time, subtype);
    }

    /// <summary>Books the other side of a move between an asset's wallets.</summary>
    public uint PostSpot(uint ordinal, uint reference, Asset asset, long amount, long time, string subtype)
    {
        _booked[asset.Index] += amount;
        return PostMove(ordinal, reference, asset, amount, _booked[asset.Index], time, subtype);
    }

    /// <summary>Books a row of a trade that the seed knows nothing of: it changes nothing, so that the chain of balances goes on through it.</summary>
    public uint PostAdded(uint ordinal, Asset asset, Reference reference, long time)
    {
        var number = LedgerRow.FirstAdded + ordinal;
        Journal.Add(new LedgerRow(
            time, 0, 0, Journal.BalanceAt(asset, time), number, reference.Number, asset.Index, LedgerType.Margin, 0, reference.Kind));
        return number;
    }

    /// <summary>Shows the late rows whose moment has come.</summary>
    public void ShowLate(long now)
    {
        while (_late.TryPeek(out _, out var visibleAt) && visibleAt <= now)
            Journal.Add(_late.Dequeue());
    }

    private uint PostMove(uint ordinal, uint reference, Asset asset, long amount, long balance, long time, string subtype)
    {
        var number = LedgerRow.FirstAdded + ordinal;
        Journal.Add(new LedgerRow(
            time, amount, 0, balance, number, LedgerRow.FirstAdded + reference, asset.Index, LedgerType.Earn, Subtypes.Of(subtype), ReferenceKind.Reward));
        return number;
    }

    private LedgerRow NewRow(LedgerType type, Asset asset, long amount, long fee, Reference reference, string subtype)
    {
        _booked[asset.Index] += amount - fee;
        return new LedgerRow(
            Time, amount, fee, _booked[asset.Index], Booked++, reference.Number, asset.Index, type, Subtypes.Of(subtype), reference.Kind);
    }

    // Old captures have four digits behind the point, newer ones six or seven, and now and then none at all. Times are only cut a little, so that no
    // row is visible much later than it says.
    private long Quantize(long time)
    {
        if (Options.OldFields)
            return time / 1_000 * 1_000;
        var choice = Dice.Mix(Options.Seed, (ulong)time) % 100;
        if (choice < 20 && time % UnixTicks.PerSecond < UnixTicks.PerSecond / 10)
            return time / UnixTicks.PerSecond * UnixTicks.PerSecond;
        return choice < 45 ? time : time / 10 * 10;
    }
}
