using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing.Listings;

namespace Flitch.Pipeline.Tests.Refreshing.Listings;

public sealed class ListingProgressTests
{
    private readonly ListingProgress _progress = new(new ReadInterval(null, 100));

    [Fact]
    public void The_first_page_alone_claims_nothing()
    {
        Page(newest: 99_000_000, oldest: 90_500_000);
        _progress.Complete(100).Should().BeNull();
    }

    [Fact]
    public void The_second_of_the_oldest_row_is_not_complete()
    {
        Page(newest: 99_000_000, oldest: 90_500_000);
        Page(newest: 90_500_000, oldest: 80_000_000);
        _progress.Complete(100).Should().Be(new ReadInterval(91, 100));
    }

    [Fact]
    public void A_row_on_the_whole_second_belongs_to_the_second_that_ends_there()
    {
        Page(newest: 99_000_000, oldest: 90_000_000);
        Page(newest: 90_000_000, oldest: 80_000_000);
        _progress.Complete(100).Should().Be(new ReadInterval(90, 100));
    }

    [Fact]
    public void Times_before_1970_round_up_too()
    {
        Page(newest: -1_000_000, oldest: -1_500_000);
        Page(newest: -2_000_000, oldest: -3_000_000);
        _progress.Complete(100).Should().Be(new ReadInterval(-1, 100));
    }

    [Fact]
    public void A_page_that_is_newer_than_the_one_before_takes_all_back()
    {
        Page(newest: 99_000_000, oldest: 90_000_000);
        Page(newest: 90_000_000, oldest: 80_000_000);
        Page(newest: 80_000_001, oldest: 70_000_000);
        _progress.Ordered.Should().BeFalse();
        _progress.Complete(100).Should().BeNull();
    }

    [Fact]
    public void The_end_proves_everything_in_any_order()
    {
        Page(newest: 10_000_000, oldest: 1_000_000);
        Page(newest: 99_000_000, oldest: 11_000_000, isLast: true);
        _progress.Complete(98).Should().Be(new ReadInterval(null, 98));
    }

    [Fact]
    public void An_empty_listing_is_complete()
    {
        _progress.Add(null, null, isLast: true);
        _progress.Complete(100).Should().Be(new ReadInterval(null, 100));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(89, false)]
    public void A_second_is_reached_by_a_row_at_it_or_before_it(long second, bool reached)
    {
        Page(newest: 99_000_000, oldest: 90_000_000);
        _progress.Reached(second).Should().Be(reached);
    }

    private void Page(long newest, long oldest, bool isLast = false) => _progress.Add(oldest, newest, isLast);
}
