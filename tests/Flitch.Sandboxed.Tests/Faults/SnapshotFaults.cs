namespace Flitch.Sandboxed.Tests.Faults;

/// <summary>Every fault on the one page of a snapshot that replaces another, once and lasting.</summary>
public abstract class SnapshotFaults(string dataset)
{
    // An answer without records is an empty account to some methods; the second call that confirms one is tested with empty-page alone.
    private static readonly string[] EmptyAnswers = ["no-result", "no-container", "empty-page"];

    public static TheoryData<string> Cases => new(Fault.All.Select(f => f.Kind).Except(EmptyAnswers));

    public static TheoryData<string> PassingCases => new(Fault.All.Where(f => f.Passes).Select(f => f.Kind).Except(EmptyAnswers));

    [Theory]
    [MemberData(nameof(PassingCases))]
    public async Task A_fault_that_passes_ends_in_the_truth(string kind)
    {
        await using var bench = await FaultBench.StartAsync(dataset);
        await bench.PrepareAsync();
        bench.Strike(Fault.Of(kind), Place.First, lasts: false);

        (await bench.RefreshAsync()).Error.Should().BeNull();

        await bench.ShouldBeTrueAsync();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_that_lasts_ends_in_a_clean_stop_that_says_why_and_leaves_the_last_snapshot(string kind)
    {
        var fault = Fault.Of(kind);
        await using var bench = await FaultBench.StartAsync(dataset);
        await bench.PrepareAsync();
        bench.Strike(fault, Place.First, lasts: true);

        var report = await bench.RefreshAsync();

        FaultReports.Check(report, fault.Code, fault.ErrorKind);
        (report.Rows > 0).Should().BeTrue();
        bench.Clear();
        bench.PassTime();
        (await bench.RefreshAsync()).Error.Should().BeNull();
        await bench.ShouldBeTrueAsync();
    }

    [Fact]
    public async Task An_answer_that_is_empty_once_is_not_believed()
    {
        await using var bench = await FaultBench.StartAsync(dataset);
        await bench.PrepareAsync();
        bench.Strike(Fault.Of("empty-page"), Place.First, lasts: false);

        (await bench.RefreshAsync()).Error.Should().BeNull();

        await bench.ShouldBeTrueAsync();
    }
}

public sealed class BalanceFaults() : SnapshotFaults("balance");

public sealed class TradeBalanceFaults() : SnapshotFaults("trade_balance");

public sealed class OpenOrdersFaults() : SnapshotFaults("open_orders");

public sealed class OpenPositionsFaults() : SnapshotFaults("open_positions");
