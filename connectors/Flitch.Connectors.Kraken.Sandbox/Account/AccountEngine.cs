using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>
/// Lets the account live from its birth to a given instant. Everything is planned in blocks of four hours and happens strictly in order, so that what
/// is there at an instant never depends on when, or how often, anybody looked.
/// </summary>
internal sealed class AccountEngine
{
    /// <summary>A happening shows a moment after its time, when all of its rows are written.</summary>
    private const long Moment = UnixTicks.PerSecond / 5;

    private const long Block = MarginTrading.RolloverPeriod;
    private const long Week = 7 * 86_400 * UnixTicks.PerSecond;
    private readonly AccountOptions _options;
    private readonly Desk _desk;
    private readonly Happenings _happenings;
    private long _nextBlock;
    private long _nextGrowth;

    public AccountEngine(AccountOptions options)
    {
        _options = options;
        _desk = new Desk(options, Journal);
        _happenings = new Happenings(_desk);
        _nextBlock = options.Birth;
        if (!options.Empty)
            Founding.Plan(_desk.Calendar, options);
    }

    /// <summary>What is visible.</summary>
    public Journal Journal { get; } = new();

    /// <summary>The market's prices.</summary>
    public Prices Prices => _desk.Prices;

    /// <summary>Brings the account to <paramref name="now"/>; an earlier time than before changes nothing.</summary>
    public void Advance(long now)
    {
        while (Math.Min(_nextBlock, _desk.Calendar.Next) <= now - Moment)
        {
            if (_nextBlock <= _desk.Calendar.Next)
                PlanBlock();
            else
                Happen();
        }

        _desk.ShowLate(now);
        Grow(now);
    }

    /// <summary>Adds a deposit that the seed knows nothing of, for tests; returns its number.</summary>
    public uint Add(Asset asset, long amount, long time) => _happenings.Add(asset, amount, time);

    /// <summary>Adds a withdrawal, for tests; returns its number.</summary>
    public uint Withdraw(Asset asset, long amount, long time) => _happenings.Withdraw(asset, amount, time);

    /// <summary>Moves something into an asset's earn wallet, or back, for tests; returns both rows' numbers.</summary>
    public uint[] Allocate(Asset asset, long amount, long time) => _happenings.Allocate(asset, amount, time);

    /// <summary>Adds a reward to an asset's earn wallet, for tests; returns its number.</summary>
    public uint Reward(Asset asset, long amount, long time) => _happenings.Reward(asset, amount, time);

    /// <summary>Lets rows come in that the seed knows nothing of, in an asset that it does not use.</summary>
    public void Arrive(int rows, long time)
    {
        for (; rows > 0; rows--)
            _happenings.Grow(time);
    }

    /// <summary>Opens a position at a time in the past, for tests; returns the opening trade's number.</summary>
    public int OpenPosition(long time) => _happenings.AddPosition(time);

    /// <summary>Closes the rest of a position now, for tests; returns the closing trade's number.</summary>
    public int ClosePosition(PositionRow position, long now)
    {
        _desk.MoveTo(now);
        return _happenings.ClosePosition(position);
    }

    /// <summary>Adds a canceled order without a closing time, for tests; returns its number.</summary>
    public int AddTimelessOrder(long openTime) => _happenings.AddTimelessOrder(openTime);

    private void Happen()
    {
        _desk.MoveTo(_desk.Calendar.Next);
        var happening = _desk.Calendar.Take();
        _desk.Dice.Reseed(_options.Seed, (ulong)happening.Order);
        _happenings.Happen(happening);
    }

    private void PlanBlock()
    {
        var start = _nextBlock;
        _nextBlock += Block;
        if (_options.Empty)
            return;
        _desk.Dice.Reseed(~_options.Seed, (ulong)start);
        PlanRollovers(start);
        if ((start - _options.Birth) / Week != (start - _options.Birth + Block) / Week)
            PlanRewards(start);
        if (start < _options.Birth + Founding.Duration)
            return;
        for (var missing = Wanted(start + Block) - _desk.Booked; missing > 0; missing -= 3)
            _desk.Calendar.Plan(start + _desk.Dice.Between(0, Block - 1), HappeningKind.Anything);
    }

    private long Wanted(long time) => (long)((Int128)_options.Ledgers * (time - _options.Birth) / _options.Span);

    // All positions together bring a seventh of the rows at most; in a small account most of their fees are too small to be written.
    private void PlanRollovers(long start)
    {
        var positions = Journal.OpenPositions;
        var rows = Wanted(start + Block) - Wanted(start);
        var perMille = (int)Math.Min(1000, rows * 1000 / (7L * Math.Max(1, positions.Count)) + 15);
        foreach (var position in positions)
        {
            var due = start + (Journal.Trades[position.Trade].Time - start % Block + Block) % Block;
            if (_desk.Dice.Chance(perMille))
                _desk.Calendar.Plan(due, HappeningKind.Rollover, position.Number);
        }
    }

    private void PlanRewards(long start)
    {
        for (var programme = 0; programme < Staking.Count; programme++)
            _desk.Calendar.Plan(start + _desk.Dice.Between(0, Block - 1), HappeningKind.StakingReward, programme);
    }

    // Rows that come on top of the seed's own leave those as they are: they are not in the calendar.
    private void Grow(long now)
    {
        if (_options.GrowthPerHour == 0)
            return;
        var period = 3_600 * UnixTicks.PerSecond / _options.GrowthPerHour;
        _nextGrowth = _nextGrowth == 0 ? now + period : _nextGrowth;
        for (; _nextGrowth <= now - Moment; _nextGrowth += period)
            _happenings.Grow(_nextGrowth);
    }
}
