using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing;

namespace Flitch.Pipeline.Progress;

/// <summary>
/// Reckons what calls take under a service's call counter: for the plan before a run and for the time left during it, from the same numbers. Follows the
/// counter from call to call.
/// </summary>
internal sealed class CallPace
{
    private readonly ConnectorDescriptor _connector;
    private readonly bool _isAuto;
    private CallAllowance? _allowance;
    private long _calls;
    private TimeSpan _inCalls;

    /// <summary>Makes the pace.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="tier">The connection's tier; null when nothing limits it.</param>
    /// <param name="isAuto">True when nobody said which tier the account has.</param>
    public CallPace(ConnectorDescriptor connector, BudgetTier? tier, bool isAuto = false)
    {
        _connector = connector;
        _isAuto = isAuto;
        _allowance = tier is null || tier.DecayPerSecond <= 0 ? null : new CallAllowance(tier, 0, tier.Maximum, DateTimeOffset.MinValue);
    }

    /// <summary>True when a run reads what came first once more before it ends, because it took long.</summary>
    public bool ReadsAgain { get; private set; }

    /// <summary>
    /// The pace of a connection: the form's field that chooses among the tiers says which. A choice that is not a tier means the lowest, but for <c>none</c>.
    /// </summary>
    public static CallPace Of(ConnectorDescriptor connector, IReadOnlyDictionary<string, string> fields)
    {
        if (connector.Tiers.Count == 0)
        {
            return new CallPace(connector, null);
        }

        var field = connector.Form.FirstOrDefault(f => f.Choices is { } choices && connector.Tiers.All(t => choices.Contains(t.Name)));
        var chosen = field is null ? null : fields.GetValueOrDefault(field.Name);
        var tier = connector.Tiers.FirstOrDefault(t => t.Name == chosen);
        return new CallPace(connector, chosen == "none" ? null : tier ?? connector.Tiers.MinBy(t => t.DecayPerSecond), isAuto: tier is null);
    }

    /// <summary>Takes the counter as the connector knows it: earlier runs and other programs have called too.</summary>
    public void Begin(CallAllowance? known) => _allowance = known ?? _allowance;

    /// <summary>A call was made.</summary>
    public void Called(CallFacts call)
    {
        _calls++;
        _inCalls += call.Duration;
        _allowance = _allowance is { } a ? a with { Counter = Level(a, call.SentAt) + call.Cost, At = call.SentAt + call.Duration } : null;
    }

    /// <summary>Calls that rows of an object take.</summary>
    public long Calls(string dataset, long rows) => _connector.FindObject(dataset) is { PageSize: > 0 } o ? Math.Max(1, (rows + o.PageSize - 1) / o.PageSize) : 1;

    /// <summary>What one call of an object costs.</summary>
    public int Cost(string dataset) => _connector.FindObject(dataset)?.Cost ?? 1;

    /// <summary>What datasets take from now on.</summary>
    public RefreshPlan Plan(string connection, IReadOnlyList<DatasetPlan> datasets, DateTimeOffset now)
    {
        ReadsAgain = Duration(CostOf(datasets), now) > RunCourse.Stale;
        var all = ReadsAgain ? [.. datasets.Select(d => d with { Calls = d.Calls + 1 })] : datasets;
        var cost = CostOf(all);
        var duration = Duration(cost, now);
        return new RefreshPlan(connection, all, all.Sum(p => p.Calls), cost, duration, now + duration)
        {
            Tier = _allowance?.Tier,
            TierIsGuessed = _isAuto && _allowance is not null,
            Counter = _allowance is { } a ? Level(a, now) : null,
            Faster = Faster(cost, duration),
        };
    }

    /// <summary>
    /// How long what is still expected will take: as long as the counter makes it, and the calls themselves at least; without a counter at the pace so far. Null
    /// while nothing is known.
    /// </summary>
    /// <param name="datasets">How far the datasets are.</param>
    /// <param name="again">Those that are read once more at the end; null while that has not begun.</param>
    /// <param name="elapsed">Since the run began.</param>
    /// <param name="now">The time.</param>
    public TimeSpan? TimeLeft(IReadOnlyList<DatasetProgress> datasets, IReadOnlyCollection<string>? again, TimeSpan elapsed, DateTimeOffset now)
    {
        var left = datasets.Where(d => d.Stage is not (DatasetStage.Done or DatasetStage.Failed) && d.ExpectedRows is not null).ToList();
        var rows = left.Sum(d => Math.Max(0, d.ExpectedRows!.Value - d.Rows));
        var received = datasets.Sum(d => d.Rows);
        if ((left.Count == 0 && again is null) || received == 0)
        {
            return null;
        }

        if (_allowance is null)
        {
            return elapsed * ((double)rows / received);
        }

        var plans = left.Where(d => d.ExpectedRows > d.Rows).Select(d => new DatasetPlan(d.Dataset, null, Calls(d.Dataset, d.ExpectedRows!.Value - d.Rows))).ToList();
        plans.AddRange((again ?? (ReadsAgain ? datasets.Select(d => d.Dataset) : [])).Select(name => new DatasetPlan(name, null, 1)));
        var byCounter = Duration(CostOf(plans), now);
        var byCalls = _calls == 0 ? TimeSpan.Zero : _inCalls / _calls * plans.Sum(p => p.Calls);
        return byCounter > byCalls ? byCounter : byCalls;
    }

    /// <summary>How long calls of this cost take: the counter has to fall by what is over its maximum.</summary>
    private TimeSpan Duration(long cost, DateTimeOffset now) => _allowance is { } a ? Duration(cost + Level(a, now) - a.Most, a.Tier) : TimeSpan.Zero;

    private static TimeSpan Duration(decimal excess, BudgetTier tier) => TimeSpan.FromSeconds((double)(Math.Max(0, excess) / tier.DecayPerSecond));

    private long CostOf(IEnumerable<DatasetPlan> datasets) => datasets.Sum(p => p.Calls * Cost(p.Dataset));

    private static decimal Level(CallAllowance a, DateTimeOffset now) =>
        a.Counter == 0 ? 0 : Math.Max(0, a.Counter - (Math.Max(0, (now - a.At).Ticks) / (decimal)TimeSpan.TicksPerSecond * a.Tier.DecayPerSecond));

    private List<FasterTier> Faster(long cost, TimeSpan duration) => _allowance is not { } a ? [] :
    [
        .. _connector.Tiers.Where(t => t.DecayPerSecond > a.Tier.DecayPerSecond).OrderBy(t => t.DecayPerSecond)
            .Select(t => new FasterTier(t, Duration(cost + a.Counter - (a.Most + t.Maximum - a.Tier.Maximum), t))).Where(f => f.Duration < duration),
    ];
}
