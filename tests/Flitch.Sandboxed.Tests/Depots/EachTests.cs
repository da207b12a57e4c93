using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Verifying;
using Flitch.Storage.Manifests;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Depots;

/// <summary>One object listed for each of some values: each listing has its own pages, complete stretches and count.</summary>
public sealed class EachTests
{
    private const string Lines = "SELECT account_id, count(*), sum(amount) FROM main.postings GROUP BY 1 ORDER BY 1";

    [Fact]
    public async Task Each_account_is_listed_by_itself_and_its_id_stands_in_a_column()
    {
        await using var host = await DepotHost.StartAsync();

        var report = await host.RefreshAsync("postings");

        report.Errors.Should().BeEmpty();
        report.Datasets.Single().Should().BeEquivalentTo(new { Rows = 20L, Gaps = 0 });
        report.Datasets.Single().Proof!.State.Should().Be(ProofState.Proven);
        report.Datasets.Single().Complete.Should().NotBeNull();
        (await host.QueryAsync(Lines)).Should().Equal("A,12,84.000000000000000000", "B,8,40.000000000000000000");
        host.Service.Targets().Count(t => t == "/v1/accounts").Should().Be(1, "the values are asked for once in a run");
        var listings = (await host.ManifestAsync("postings")).State.Listings;
        listings.Select(l => (ObjectListing.ValueOf(l.Name), l.Decision)).Should().Equal(("A", ListingDecision.Separate), ("B", ListingDecision.Separate));
        listings.Should().OnlyContain(l => l.State.Intervals.Count == 1 && l.State.Intervals[0].From == null);
    }

    [Fact]
    public async Task One_account_that_fails_leaves_the_others_read_and_is_read_alone_by_the_next_run()
    {
        await using var host = await DepotHost.StartAsync();
        host.Service.Fault = r => r.Target.Contains("account=B", StringComparison.Ordinal) ? ScriptedAnswer.Json("""{"error":"account closed"}""") : null;
        var failed = (await host.RefreshAsync("postings")).Datasets.Single();
        failed.Error!.Code.Should().Be("account closed");
        failed.Complete.Should().BeNull("no stretch is complete in all accounts");
        var early = await host.QueryAsync(Lines);
        host.Service.Fault = _ => null;

        var report = (await host.RefreshAsync("postings")).Datasets.Single();

        report.Error.Should().BeNull();
        early.Should().NotContain(r => r.StartsWith('B'));
        (await host.QueryAsync(Lines)).Should().Equal("A,12,84.000000000000000000", "B,8,40.000000000000000000");
    }

    [Fact]
    public async Task News_of_one_account_are_read_with_one_call_for_each()
    {
        await using var host = await DepotHost.StartAsync();
        await host.RefreshAsync("postings");
        host.Advance(TimeSpan.FromHours(1));
        host.Service.Postings["B"][99] = host.Now.AddMinutes(-10);
        var before = host.Service.Requests.Count;

        var report = (await host.RefreshAsync("postings")).Datasets.Single();

        report.Added.Should().Be(1);
        host.Service.Targets(before).Should().HaveCount(3).And.StartWith("/v1/accounts");
        (await host.QueryAsync("SELECT account_id, line FROM main.postings ORDER BY booked DESC LIMIT 1")).Should().Equal("B,99");
    }

    [Fact]
    public async Task A_new_account_is_read_from_its_beginning_and_a_closed_one_keeps_its_rows()
    {
        await using var host = await DepotHost.StartAsync();
        await host.RefreshAsync("postings");
        host.Service.Postings["C"] = new() { [1] = host.Now.AddDays(-300) };
        host.Service.Postings.Remove("A");

        var report = (await host.RefreshAsync("postings")).Datasets.Single();

        report.Should().BeEquivalentTo(new { Rows = 21L, Added = 1L, Gaps = 0, Error = (object?)null });
        report.Complete!.From.Should().BeNull();
        (await host.ManifestAsync("postings")).State.Listings.Select(l => l.Decision).Should().Equal(ListingDecision.None, ListingDecision.Separate, ListingDecision.Separate);
        (await host.QueryAsync("SELECT DISTINCT account_id FROM main.postings ORDER BY 1")).Should().Equal("A", "B", "C");
    }

    [Fact]
    public async Task Reading_anew_reads_every_account_and_loses_none()
    {
        await using var host = await DepotHost.StartAsync();
        await host.RefreshAsync("postings");
        host.Service.Postings["A"][77] = host.Now.AddDays(-100);

        var report = (await host.RefreshAsync(new RefreshOptions { Full = true }, "postings")).Datasets.Single();

        report.Error.Should().BeNull();
        (await host.QueryAsync("SELECT account_id, count(*) FROM main.postings GROUP BY 1 ORDER BY 1")).Should().Equal("A,13", "B,8");
        (await host.ManifestAsync("postings")).State.Intervals.Should().ContainSingle().Which.From.Should().BeNull();
    }

    [Fact]
    public async Task A_single_record_for_each_value_of_the_form_makes_a_row_for_each()
    {
        await using var host = await DepotHost.StartAsync(("currencies", "USD, EUR,USD"));

        (await host.RefreshAsync("rates")).Errors.Should().BeEmpty();

        (await host.QueryAsync("SELECT currency, rate FROM main.rates ORDER BY 1")).Should().Equal("EUR,1.0825000000", "USD,1.0000000000");
    }

    [Fact]
    public async Task An_object_that_is_kept_whole_is_json_without_blanks()
    {
        await using var host = await DepotHost.StartAsync();

        (await host.RefreshAsync("accounts")).Errors.Should().BeEmpty();

        (await host.QueryAsync("SELECT owner FROM main.accounts WHERE id = 'A'")).Should().Equal("""{"name":["x\" y",1]}""");
    }
}
