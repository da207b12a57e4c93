namespace Flitch.Sandboxed.Tests.Faults;

/// <summary>Every fault on the first, a middle and the last page of a listing, once where it passes, and lasting. One class per dataset, so that they run side by side.</summary>
public abstract class ListingFaults(string dataset)
{
    public static TheoryData<string, Place> Cases => new(Pairs(Fault.All));

    public static TheoryData<string, Place> PassingCases => new(Pairs(Fault.All.Where(f => f.Passes)));

    [Theory]
    [MemberData(nameof(PassingCases))]
    public async Task A_fault_that_passes_ends_in_the_truth(string kind, Place place)
    {
        await using var bench = await FaultBench.StartAsync(dataset);
        bench.Strike(Fault.Of(kind), place, lasts: false);

        (await bench.RefreshAsync()).Error.Should().BeNull();

        await bench.ShouldBeTrueAsync();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_that_lasts_ends_in_a_clean_stop_that_says_why_after_which_a_refresh_reaches_the_truth(string kind, Place place)
    {
        var fault = Fault.Of(kind);
        await using var bench = await FaultBench.StartAsync(dataset);
        bench.Strike(fault, place, lasts: true);

        var report = await bench.RefreshAsync();

        // The page that proves the end is empty anyway; where another listing of the dataset follows, that one has the hole.
        var code = kind == "empty-page" && place == Place.Last && report.Error is null ? "" : fault.Code;
        FaultReports.Check(report, code, fault.ErrorKind);
        await bench.ShouldBeWholeAsync(report);
        bench.Clear();
        bench.PassTime();
        (await bench.RefreshAsync()).Error.Should().BeNull();
        await bench.ShouldBeTrueAsync();
    }

    private static IEnumerable<(string Kind, Place Place)> Pairs(IEnumerable<Fault> faults) =>
        from fault in faults from place in Enum.GetValues<Place>() select (fault.Kind, place);
}

public sealed class LedgersFaults() : ListingFaults("ledgers");

public sealed class TradesHistoryFaults() : ListingFaults("trades_history");

public sealed class ClosedOrdersFaults() : ListingFaults("closed_orders");
