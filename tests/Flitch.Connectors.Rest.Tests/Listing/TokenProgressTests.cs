using Flitch.Connectors.Rest.Extraction;
using Flitch.Connectors.Rest.Listing;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Connectors.Rest.Tests.Listing;

/// <summary>A listing by token ends where no token comes, and never goes round for ever.</summary>
public sealed class TokenProgressTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void It_is_over_where_no_token_comes(string? last)
    {
        var progress = new TokenProgress(null);

        progress.Take(Page("b"));
        (progress.IsOver, progress.Token, progress.Pages).Should().Be((false, "b", 1));
        progress.Take(Page(last));

        (progress.IsOver, progress.IsCycle, progress.Token, progress.Pages).Should().Be((true, false, null, 2));
    }

    [Fact]
    public void The_first_page_is_asked_for_with_what_the_service_wants_there() => new TokenProgress("*").Token.Should().Be("*");

    [Fact]
    public void The_token_that_asked_for_the_page_is_no_next_one()
    {
        var progress = new TokenProgress("*");

        progress.Take(Page("*"));

        progress.IsCycle.Should().BeTrue();
    }

    /// <summary>After some pages of their own the tokens go round; the round is met before it has been gone through three times.</summary>
    [Fact]
    public void A_round_of_any_length_after_any_lead_is_met() => Prop.ForAll(Gen.Choose(0, 60).Two().ToArbitrary(), lengths =>
    {
        var (lead, round) = (lengths.Item1, lengths.Item2 + 1);
        var progress = new TokenProgress(null);
        var page = 0;
        while (!progress.IsCycle && page < 4 * (lead + round + 2))
        {
            progress.Take(Page($"t{(page < lead ? page : lead + ((page - lead) % round))}"));
            page++;
        }

        return progress.IsCycle && page <= 3 * (lead + round + 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Tokens_that_all_differ_are_never_taken_for_a_round() => Prop.ForAll(Gen.Choose(1, 500).ToArbitrary(), pages =>
    {
        var progress = new TokenProgress("t-1");
        var met = Enumerable.Range(0, pages).Any(page =>
        {
            progress.Take(Page($"t{page}"));
            return progress.IsCycle || progress.IsOver;
        });
        return !met && progress.Pages == pages;
    }).QuickCheckThrowOnFailure();

    private static ExtractionResult Page(string? next) => new(1, null, null, null, next, []);
}
