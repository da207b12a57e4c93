using System.Collections.Immutable;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Sends each happening to those who book it.</summary>
internal sealed class Happenings
{
    /// <summary>What the account starts with.</summary>
    public static readonly ImmutableArray<(string Asset, decimal Amount)> OpeningBalances =
    [
        ("ZUSD", 60_000m), ("ZEUR", 25_000m), ("ZGBP", 1_200m), ("XXBT", 0.75m), ("XETH", 9.5m), ("SOL", 120m), ("ADA", 9_000m), ("DOT", 800m),
        ("XXDG", 25_000m), ("USDC", 8_000m), ("USDT", 3_000m), ("XREP", 85.5m), ("MATIC", 2_500m), ("KFEE", 20_000m),
    ];

    private static readonly (HappeningKind Kind, int Weight)[] Anything =
    [
        (HappeningKind.Spot, 620), (HappeningKind.OrderWithoutFill, 110), (HappeningKind.OpenPosition, 50), (HappeningKind.Deposit, 55),
        (HappeningKind.Withdrawal, 40), (HappeningKind.FailedWithdrawal, 4), (HappeningKind.Convert, 50), (HappeningKind.Stake, 10),
        (HappeningKind.Unstake, 8), (HappeningKind.Allocate, 20), (HappeningKind.Stock, 12), (HappeningKind.Sundry, 30),
    ];

    private static readonly int[] Weights = [.. Anything.Select(entry => entry.Weight)];
    private readonly Desk _desk;
    private readonly OrderBook _orders;
    private readonly Funding _funding;
    private readonly SpotTrading _spot;
    private readonly MarginTrading _margin;
    private readonly Staking _staking;
    private readonly Sundries _sundries;
    private readonly Delistings _delistings;
    private readonly Additions _additions;
    private uint _added;

    public Happenings(Desk desk)
    {
        _desk = desk;
        _orders = new OrderBook(desk);
        _funding = new Funding(desk);
        _spot = new SpotTrading(desk, _orders, _funding);
        _margin = new MarginTrading(desk, _orders, _funding);
        _staking = new Staking(desk);
        _sundries = new Sundries(desk);
        _delistings = new Delistings(desk);
        _additions = new Additions(desk);
    }

    /// <summary>Books what happens now.</summary>
    public void Happen(Happening happening)
    {
        var kind = happening.Kind == HappeningKind.Anything ? Choose() : happening.Kind;
        if (!Routine(kind, happening.Subject))
            Follow(kind, happening.Subject);
    }

    /// <summary>Adds a deposit that the seed knows nothing of.</summary>
    public uint Add(Asset asset, long amount, long time) => _desk.PostAdded(_added++, LedgerType.Deposit, asset, amount, time);

    /// <summary>Adds a withdrawal that the seed knows nothing of.</summary>
    public uint Withdraw(Asset asset, long amount, long time) => _desk.PostAdded(_added++, LedgerType.Withdrawal, asset, -amount, time);

    /// <summary>Moves something into an asset's earn wallet, or back when it is negative: two rows of one time.</summary>
    public uint[] Allocate(Asset asset, long amount, long time)
    {
        var (reference, subtype) = (_added, amount < 0 ? "deallocation" : "allocation");
        var spot = _desk.PostSpot(_added++, reference, asset, -amount, time, subtype);
        return [spot, _desk.PostEarn(_added++, reference, asset, amount, time, subtype)];
    }

    /// <summary>Adds a reward to an asset's earn wallet.</summary>
    public uint Reward(Asset asset, long amount, long time) => _desk.PostEarn(_added++, _added, asset, amount, time, "reward");

    /// <summary>Adds a position that the seed knows nothing of; returns the opening trade's number.</summary>
    public int AddPosition(long time) => _additions.OpenPosition(time, _added++);

    /// <summary>Closes the rest of a position at the desk's time; returns the closing trade's number.</summary>
    public int ClosePosition(PositionRow position) => _margin.CloseRest(position);

    /// <summary>Adds a canceled order without a closing time; returns its number.</summary>
    public int AddTimelessOrder(long openTime) => _additions.AddTimelessOrder(openTime);

    /// <summary>One of the rows that come on top, in an asset that the seed does not touch.</summary>
    public void Grow(long time) => Add(Universe.Asset("XXRP"), Amounts.ToUnits(1.25m, 8), time);

    private HappeningKind Choose()
    {
        if (_margin.WantsMore)
            return HappeningKind.OpenPosition;
        var kind = Anything[_desk.Dice.Weighted(Weights)].Kind;
        return _desk.Options.Trades is { } trades ? Steer(kind, trades) : kind;
    }

    // With a wish for so many trades, spot orders come while there are too few, and deposits in their place while there are enough.
    private HappeningKind Steer(HappeningKind kind, int trades)
    {
        var wanted = (Int128)trades * (_desk.Time - _desk.Options.Birth) / _desk.Options.Span;
        if (_desk.NextTrade < wanted)
            return HappeningKind.Spot;
        return kind is HappeningKind.Spot or HappeningKind.Stock or HappeningKind.OpenPosition ? HappeningKind.Deposit : kind;
    }

    private bool Routine(HappeningKind kind, int subject)
    {
        switch (kind)
        {
            case HappeningKind.Spot: _spot.Trade(); return true;
            case HappeningKind.Stock: _spot.BuyStock(); return true;
            case HappeningKind.OrderWithoutFill: _spot.PlaceOnly(); return true;
            case HappeningKind.OpenPosition: _margin.Open(); return true;
            case HappeningKind.Deposit: Deposit(subject); return true;
            case HappeningKind.Withdrawal: _funding.Withdraw(); return true;
            case HappeningKind.FailedWithdrawal: _funding.WithdrawAndFail(); return true;
            case HappeningKind.Convert: _sundries.Convert(); return true;
            case HappeningKind.Stake: _staking.Stake(); return true;
            case HappeningKind.Unstake: _staking.Unstake(); return true;
            case HappeningKind.Allocate: _staking.Allocate(); return true;
            case HappeningKind.Sundry: _sundries.Book(subject > 0 ? subject - 1 : (int)_desk.Dice.Between(0, Sundries.Count - 1)); return true;
            default: return false;
        }
    }

    private void Follow(HappeningKind kind, int subject)
    {
        switch (kind)
        {
            case HappeningKind.WithdrawalReversal: _funding.Reverse(subject); break;
            case HappeningKind.FillOrder: EndOrder(_spot.FillRest, subject); break;
            case HappeningKind.CancelOrder: EndOrder(order => _orders.Cancel(order), subject); break;
            case HappeningKind.ClosePosition: _margin.Close(_desk.Journal.Positions[subject]); break;
            case HappeningKind.Rollover: _margin.Roll(_desk.Journal.Positions[subject]); break;
            case HappeningKind.StakingReward: _staking.Reward(subject); break;
            case HappeningKind.Delist: _delistings.Take(subject); break;
            case HappeningKind.DelistPaid: _delistings.Pay(subject); break;
        }
    }

    private void EndOrder(Action<OrderRow> end, int order)
    {
        end(_desk.Journal.Orders[order]);
        _spot.KeepWaiting();
    }

    private void Deposit(int subject)
    {
        if (subject > 0)
            _funding.Deposit(Universe.Asset(OpeningBalances[subject - 1].Asset), OpeningBalances[subject - 1].Amount);
        else
            _funding.Deposit();
    }
}
