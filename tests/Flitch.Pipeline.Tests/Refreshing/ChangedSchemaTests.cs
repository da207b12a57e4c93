using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Tests.Doubles;

namespace Flitch.Pipeline.Tests.Refreshing;

/// <summary>A run that brings a dataset to a changed schema says what was different, and is remembered with it.</summary>
public sealed class ChangedSchemaTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_tells_once_what_was_different_about_the_schema()
    {
        await using var before = new PipelineBench();
        before.Service.Events.Add(new EventRow("r1", 1_700_000_000_000_000, 1));
        await before.AddAsync(cancellationToken: Ct);
        (await RefreshAsync(before)).Notices.Should().BeEmpty();

        await using var after = new PipelineBench(before.Service, folder: before.Folder, connector: Changed());
        (await RefreshAsync(after)).Notices.Should().Equal("The schema has changed since the last run: -1 of value mean null.");
        (await RefreshAsync(after)).Notices.Should().BeEmpty();
        var kept = (await after.Runs.ListAsync("main", 10, Ct)).SelectMany(r => r.Datasets).SelectMany(d => d.Notices);
        kept.Should().ContainSingle().Which.Should().StartWith("The schema has changed");
    }

    private static ConnectorDescriptor Changed()
    {
        var columns = EventObject.Events.Columns.Select(c => c.Name == "value" ? c with { NullValues = ["-1"] } : c);
        return EventPlugin.Connector with { Objects = [EventObject.Events with { Columns = [.. columns], Fingerprint = "events-2" }, EventObject.Wallet] };
    }

    private static async Task<DatasetReport> RefreshAsync(PipelineBench bench) =>
        (await bench.Refreshing.RefreshAsync("main", ["events"], new RefreshOptions(), null, Ct)).Datasets.Single();
}
