using Flitch.Pipeline.Verifying.Checks;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Pipeline.Tests.Verifying;

/// <summary>Balances of several wallets mixed, many rows of one instant in any order, rows that stand too early: no false alarm; a row taken away: one.</summary>
public sealed class BalanceChainsProperties
{
    [Fact]
    public void Whole_wallets_have_no_breaks_whatever_the_order_within_an_instant() => Prop.ForAll(Lives(), life =>
    {
        var chains = Read(life.Rows);
        chains.Breaks.Should().BeEmpty();
        chains.Sum.Should().Be(life.Rows.Aggregate(Int128.Zero, (sum, row) => sum + row.Closing - row.Opening));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Rows_that_stand_too_early_are_no_breaks() => Prop.ForAll(Lives(), lived =>
    {
        // Amounts of many digits, as real ones are: hardly two balances are the same.
        var life = Live(lived.Seed, [.. lived.Changes.Select((change, i) => (change * 1_000_003) + (i * i))]);
        var late = life.Rows.Select((row, i) => i % 7 == life.Seed % 7 ? row with { Time = Math.Max(0, row.Time - (life.Seed % 5)) } : row);
        Read([.. late]).Breaks.Should().BeEmpty();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_row_taken_out_of_the_middle_is_one_break_at_the_row_after_it() => Prop.ForAll(Lives(), life =>
    {
        // A row with a like of it, or whose change another undoes, may be missing without a trace.
        var next = life.Rows.FindIndex(row => row.Opening != 0 && row.Opening != row.Closing && life.Rows.Count(r => r.Opening == row.Opening) == 1
            && life.Rows.Count(r => r.Closing == row.Opening) == 1 && life.Rows.Single(r => r.Closing == row.Opening).Time < row.Time);
        if (next > 0)
        {
            var missing = life.Rows.Single(r => r.Closing == life.Rows[next].Opening);
            Read([.. life.Rows.Where(r => r != missing)]).Breaks.Select(b => b.Row).Should().ContainSingle().Which.Should().Be(life.Rows[next]);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_balance_that_comes_back_to_where_it_was_hides_no_missing_row()
    {
        // 0 → 10, (10 → 17 is missing), 17 → 20 → 17: the last row leads to where the chain without a beginning began.
        var rows = new[] { Row(1, 0, 10), Row(3, 17, 20), Row(4, 20, 17) };
        Read([.. rows]).Breaks.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Row = rows[1], Before = 1L });
    }

    private static Arbitrary<Life> Lives() => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from changes in Gen.Choose(-4, 6).ListOf()
        select Live(seed, [.. changes]));

    /// <summary>Up to three wallets, several rows an instant, listed in an order that has nothing to do with what follows what.</summary>
    private static Life Live(int seed, List<int> changes)
    {
        var balances = new Int128[3];
        var rows = new List<BalanceRow>();
        foreach (var (change, i) in changes.Select((c, i) => (c, i)))
        {
            var wallet = (seed + (i * i)) % 3;
            var next = balances[wallet] + change < 0 ? balances[wallet] + 1 : balances[wallet] + change;
            rows.Add(new BalanceRow(i / (1 + (seed % 4)), $"{i}", balances[wallet], balances[wallet] = next));
        }

        return new Life(seed, changes, rows);
    }

    private static BalanceChains Read(List<BalanceRow> rows)
    {
        var chains = new BalanceChains();
        rows.OrderBy(r => r.Time).ThenBy(r => (r.Key.Length * 31) ^ r.Key[^1] ^ 5).ToList().ForEach(chains.Add);
        chains.Settle();
        return chains;
    }

    private static BalanceRow Row(long time, long opening, long closing) => new(time, $"{time}", opening, closing);

    private sealed record Life(int Seed, List<int> Changes, List<BalanceRow> Rows);
}
