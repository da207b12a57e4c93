using Flitch.Connectors.Kraken.Tests.Support;
using Flitch.Connectors.Reading;

namespace Flitch.Connectors.Kraken.Tests.Sandboxed;

public sealed class ReadingTests
{
    public static TheoryData<string> Objects => [.. KrakenPlugin.Service.Descriptor.Objects.Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Objects))]
    public async Task Every_row_of_the_account_arrives_once(string name)
    {
        await using var fixture = await SandboxFixture.StartAsync("ledgers=8000", "months=24");

        var (keys, pages) = await fixture.ReadAsync(name);

        var method = KrakenPlugin.Service.Descriptor.FindObject(name)!.Path.Split('/')[^1];
        keys.Should().NotBeEmpty().And.Equal(fixture.Truth(method)).And.OnlyHaveUniqueItems();
        pages.Select(p => p.IsLast).Should().Equal(Enumerable.Range(1, pages.Count).Select(i => i == pages.Count));
        pages.SelectMany(p => p.Drift).Should().BeEmpty();
        fixture.Sandbox.Requests.Should().OnlyContain(r => r.Outcome == "ok");
    }

    [Fact]
    public async Task Count_is_asked_for_at_both_ends_of_a_listing_and_the_end_stays_pinned()
    {
        await using var fixture = await SandboxFixture.StartAsync();

        var (keys, pages) = await fixture.ReadAsync("ledgers");

        pages[0].Count.Should().Be(keys.Count);
        pages[^1].Count.Should().Be(keys.Count);
        pages.Skip(1).SkipLast(1).Should().NotBeEmpty().And.OnlyContain(p => p.Count == null);
        var requests = fixture.Sandbox.Requests;
        requests.Select(r => r["without_count"]).Should().Equal(requests.Select((_, i) => i == 0 || i == requests.Count - 1 ? null : "true"));
        requests.Select(r => r["end"]).Distinct().Should().ContainSingle();
        requests.Select(r => r["rebase_multiplier"]).Distinct().Should().Equal("base");
    }

    [Fact]
    public async Task Interval_is_exclusive_below_and_inclusive_above()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var (all, pages) = await fixture.ReadAsync("ledgers");
        var middle = pages[pages.Count / 2].Newest!.Value / 1_000_000;

        var (newer, _) = await fixture.ReadAsync("ledgers", new ReadInterval(middle, fixture.Everything.To));
        var (older, _) = await fixture.ReadAsync("ledgers", new ReadInterval(null, middle));

        newer.Concat(older).Order(StringComparer.Ordinal).Should().Equal(all);
        newer.Should().NotBeEmpty();
        older.Should().NotBeEmpty();
        (await fixture.Connector.CountAsync("ledgers", new ReadInterval(middle, fixture.Everything.To), TestContext.Current.CancellationToken))
            .Should().Be(newer.Count);
    }

    [Fact]
    public async Task Account_that_never_held_anything_is_empty_not_broken()
    {
        await using var fixture = await SandboxFixture.StartAsync("empty=true");

        foreach (var name in Objects.Select(o => (string)o.Data))
        {
            var (_, pages) = await fixture.ReadAsync(name);
            pages.Should().ContainSingle(name).Which.IsLast.Should().BeTrue();
        }
    }

    [Fact]
    public async Task Listing_without_a_count_ends_on_a_confirmed_empty_page()
    {
        await using var fixture = await SandboxFixture.StartAsync("count=absent");

        var (keys, pages) = await fixture.ReadAsync("ledgers");

        keys.Should().Equal(fixture.Truth("Ledgers"));
        pages[^1].IsLast.Should().BeTrue();
        fixture.Sandbox.Requests.TakeLast(2).Select(r => r["ofs"]).Distinct().Should().ContainSingle("the empty page is asked for twice");
    }

    [Theory]
    [InlineData("+3")]
    [InlineData("+60")]
    [InlineData("-3")]
    [InlineData("-60")]
    [InlineData("ignores-filters")]
    public async Task A_wrong_count_neither_loses_rows_nor_fails_the_listing(string count)
    {
        await using var fixture = await SandboxFixture.StartAsync($"count={count}");
        var interval = new ReadInterval(fixture.Everything.To - (40 * 86_400), fixture.Everything.To - (10 * 86_400));
        var truth = fixture.Sandbox.Truth("Ledgers").Where(row => SecondOf(row) > interval.From && SecondOf(row) <= interval.To).Select(row => row.Id);

        var (keys, pages) = await fixture.ReadAsync("ledgers", interval);

        keys.Should().NotBeEmpty().And.OnlyHaveUniqueItems().And.BeEquivalentTo(truth);
        pages[^1].Should().BeEquivalentTo(new { IsLast = true });
    }

    [Fact]
    public async Task New_fields_and_values_are_rescued_and_told_as_drift()
    {
        await using var fixture = await SandboxFixture.StartAsync("faults=Ledgers:1:new-field;Ledgers:2:new-value");

        var (_, pages) = await fixture.ReadAsync("ledgers");

        pages[0].Drift.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = DriftKind.UnknownField, Records = pages[0].RecordsSeen });
        pages[1].Drift.Should().Contain(d => d.Kind == DriftKind.UnknownValue);
        pages.Skip(2).SelectMany(p => p.Drift).Should().BeEmpty();
    }

    private static decimal SecondOf(Sandbox.SandboxRow row) => System.Text.Json.JsonDocument.Parse(row.Json).RootElement.GetProperty("time").GetDecimal();
}
