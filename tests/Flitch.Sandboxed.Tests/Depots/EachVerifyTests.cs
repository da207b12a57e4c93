using System.Globalization;
using Flitch.Pipeline.Verifying;
using Flitch.Sandboxed.Tests.Verifying;

namespace Flitch.Sandboxed.Tests.Depots;

/// <summary>Verifying and repairing an object that is listed for each of some values. Rows of a value that is gone from the list are nobody's to remove.</summary>
public sealed class EachVerifyTests
{
    private const string Counts = "SELECT account_id, count(*), sum(amount) FROM main.postings GROUP BY 1 ORDER BY 1";

    private static readonly VerifyOptions Repair = new() { Repair = true, Confirm = (_, _) => Task.FromResult(true) };

    [Fact]
    public async Task What_is_stored_of_each_account_is_proven_by_its_own_count()
    {
        await using var host = await DepotHost.StartAsync();
        await host.RefreshAsync("postings");
        var before = host.Service.Requests.Count;

        var verified = (await host.VerifyAsync(new VerifyOptions(), "postings")).Datasets.Single();

        verified.Verification!.IsSound.Should().BeTrue();
        verified.Proof!.State.Should().Be(ProofState.Proven);
        host.Service.Targets(before).Where(t => t.Contains("account=", StringComparison.Ordinal)).Select(t => t.Split("account=")[1][..1]).Should().Equal("A", "B");
    }

    [Fact]
    public async Task A_line_that_one_account_lost_is_found_and_repaired_there()
    {
        await using var host = await DepotHost.StartAsync();
        host.Service.Postings["B"].Remove(8);
        await host.RefreshAsync("postings");
        host.Service.Postings["B"][8] = host.Now.AddDays(-8);

        var found = (await host.VerifyAsync(new VerifyOptions(), "postings")).Datasets.Single();
        var repaired = (await host.VerifyAsync(Repair, "postings")).Datasets.Single();

        found.Verification!.IsSound.Should().BeFalse();
        repaired.Verification!.IsSound.Should().BeTrue(string.Join("; ", repaired.Verification.Findings.Select(f => f.Text)));
        repaired.Verification.Findings.Should().ContainSingle(f => f.Kind == FindingKind.Row && f.Place == "B 8");
        (await host.QueryAsync(Counts)).Should().Equal("A,12,84.000000000000000000", "B,8,40.000000000000000000");
    }

    [Fact]
    public async Task A_line_that_an_account_no_longer_has_is_moved_aside()
    {
        await using var host = await DepotHost.StartAsync();
        await host.RefreshAsync("postings");
        host.Service.Postings["B"].Remove(8);

        var repaired = (await host.VerifyAsync(Repair, "postings")).Datasets.Single();

        repaired.Verification!.IsSound.Should().BeTrue(string.Join("; ", repaired.Verification.Findings.Select(f => f.Text)));
        (await host.QueryAsync(Counts)).Should().Equal("A,12,84.000000000000000000", "B,7,31.500000000000000000");
        (await host.QueryAsync("SELECT account_id, line FROM main.postings_removed")).Should().Equal("B,8");
    }

    /// <summary>The account closed after the last refresh or before: in either case the list of now does not have it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Repairing_files_of_a_closed_account_keeps_its_rows(bool refreshed)
    {
        await using var host = await DepotHost.StartAsync();
        await host.RefreshAsync("postings");
        var closed = host.Service.Postings["A"];
        host.Service.Postings.Remove("A");
        host.Service.Fault = r => r.Target.Contains("account=A", StringComparison.Ordinal)
            ? Flitch.Testing.ScriptedAnswer.Json("""{"data":[],"cursor":{},"total":0}""") : null;
        if (refreshed)
        {
            await host.RefreshAsync("postings");
        }

        var file = (await host.ManifestAsync("postings")).Files.MaxBy(f => f.Rows)!;
        Hands.Rewrite(host.PathOf(file), "SELECT * REPLACE (CASE WHEN account_id = 'B' AND line = 3 THEN amount + 1 ELSE amount END AS amount) FROM {0} WHERE account_id <> 'B' OR line <> 5");

        var repaired = (await host.VerifyAsync(Repair, "postings")).Datasets.Single();

        repaired.Error.Should().BeNull();
        (await host.QueryAsync(Counts)).Should().Equal(
            string.Create(CultureInfo.InvariantCulture, $"A,{closed.Count},84.000000000000000000"), "B,8,40.000000000000000000");
        repaired.Verification!.Findings.Where(f => f.Kind == FindingKind.Row).Select(f => f.Place).Should().BeEquivalentTo("B 5", "B 3");
        (await host.ManifestAsync("postings")).State.RemovedRows.Should().Be(0);
    }

    [Fact]
    public async Task A_row_put_by_hand_is_moved_aside_unless_it_is_of_a_closed_account()
    {
        await using var host = await DepotHost.StartAsync();
        await host.RefreshAsync("postings");
        var file = (await host.ManifestAsync("postings")).Files.MaxBy(f => f.Rows)!;
        Hands.Rewrite(host.PathOf(file), """
            SELECT * FROM {0} UNION ALL SELECT * REPLACE (777 AS line) FROM {0} WHERE account_id = 'B' AND line = 3
            UNION ALL SELECT * REPLACE ('Z' AS account_id) FROM {0} WHERE account_id = 'B' AND line = 3 ORDER BY booked, account_id, line
            """);

        var repaired = (await host.VerifyAsync(Repair, "postings")).Datasets.Single();

        repaired.Error.Should().BeNull();
        (await host.QueryAsync(Counts)).Should().Equal("A,12,84.000000000000000000", "B,8,40.000000000000000000", "Z,1,3.500000000000000000");
        (await host.QueryAsync("SELECT account_id, line FROM main.postings_removed")).Should().Equal("B,777");
    }
}
