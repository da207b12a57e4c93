using Flitch.Connectors.Catalog;
using Flitch.Connectors.Rest.Errors;
using Flitch.Connectors.Rest.Tests.Support;

namespace Flitch.Connectors.Rest.Tests.Errors;

public sealed class ErrorCatalogTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("EService:Busy", "EService:Busy")]
    [InlineData("EService:Busy:now", "EService:Busy")]
    [InlineData("EService:Busybody", "EService:*")]
    [InlineData("EService:", "EService:*")]
    [InlineData("EServ", "E*")]
    [InlineData("Else", "E*")]
    [InlineData("else", "*")]
    [InlineData("http:520", "http:520")]
    [InlineData("http:521", "http:5*")]
    [InlineData("http:429", "http:429")]
    [InlineData("paging:no-progress", "paging:no-progress")]
    [InlineData("net:dns", "net:dns")]
    [InlineData("net:proxy", "net:proxy")]
    public void Longest_line_that_fits_is_found(string code, string expected) => Catalog().Find(code).Code.Should().Be(expected);

    [Fact]
    public void Line_of_the_connector_goes_before_a_built_in_one() => Catalog().Find("http:429").Meaning.Should().Be("own");

    [Fact]
    public void Placeholders_without_a_value_still_make_a_sentence()
    {
        var error = Catalog("{object} {permission} {datasets} {until} {wait} {code}").Describe("EService:Busy", null, null, null, Now);

        error.Summary.Should().Be("this call the permission it needs Rows, Tokens, Things later a while EService:Busy");
    }

    [Theory]
    [InlineData(0, "1 second")]
    [InlineData(1, "1 second")]
    [InlineData(5, "5 seconds")]
    [InlineData(89, "89 seconds")]
    [InlineData(90, "2 minutes")]
    [InlineData(900, "15 minutes")]
    public void Wait_is_told_in_a_unit_that_fits(int seconds, string expected) =>
        Catalog("{wait}").Describe("EService:Busy", null, null, Now.AddSeconds(seconds), Now).Summary.Should().Be(expected);

    [Fact]
    public void End_of_a_wait_is_told_in_utc() =>
        Catalog("{until}").Describe("EService:Busy", null, null, Now.AddSeconds(90).ToOffset(TimeSpan.FromHours(5)), Now)
            .Summary.Should().Be("2026-11-20 10:01:30 UTC");

    [Fact]
    public void Detail_follows_the_meaning() =>
        Catalog("Unreadable.").Describe("EService:Busy", "rows", "The id is `7`.", null, Now).Summary.Should().Be("Unreadable. The id is `7`.");

    private static ErrorCatalog Catalog(string busy = "busy") => new(TestService.Create().Descriptor with
    {
        Errors =
        [
            new ErrorEntry("*", ErrorKind.Provider, "", ""),
            new ErrorEntry("E*", ErrorKind.Provider, "", ""),
            new ErrorEntry("EService:*", ErrorKind.Transient, "", ""),
            new ErrorEntry("EService:Busy", ErrorKind.Transient, busy, ""),
            new ErrorEntry("http:429", ErrorKind.Rate, "own", ""),
            new ErrorEntry("http:520", ErrorKind.Transient, "", ""),
        ],
    });
}
