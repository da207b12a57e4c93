using Flitch.Analysis.Filters;
using Flitch.Connectors;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Analysis.Tests.Filters;

public sealed class FilterTextTests
{
    [Fact]
    public void Any_filter_can_be_read_back()
    {
        var values = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(v => v.Get);
        var filters =
            from comparison in Gen.Elements(Enum.GetValues<FilterOperator>())
            from value in values
            from more in Gen.ListOf(values)
            select new Filter("type", comparison, comparison switch
            {
                FilterOperator.Null or FilterOperator.NotNull => [],
                FilterOperator.In => [value, .. more],
                _ => [value],
            });

        Prop.ForAll(filters.ToArbitrary(), f => FilterText.Read(FilterText.Write(f)).Equals(f)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("asset")]
    [InlineData("asset.like.X")]
    [InlineData(".eq.X")]
    [InlineData("asset.eq")]
    [InlineData("asset.null.X")]
    public void What_is_no_filter_is_told_with_an_example(string text) =>
        FluentActions.Invoking(() => FilterText.Read(text)).Should().Throw<FlitchException>().Where(e => e.Error.Code == "filter:text" && e.Error.Fix.Contains("asset.eq.XXBT"));
}
