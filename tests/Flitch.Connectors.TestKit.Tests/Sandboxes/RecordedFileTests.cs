using Flitch.Connectors.TestKit.Sandboxes;

namespace Flitch.Connectors.TestKit.Tests.Sandboxes;

public sealed class RecordedFileTests
{
    [Theory]
    [InlineData("ledgers.json", "ledgers", "", 200)]
    [InlineData("ledgers@ofs=50.json", "ledgers", "ofs=50", 200)]
    [InlineData("ledgers@ofs=50&type=a%2Fb.503.json", "ledgers", "ofs=50;type=a/b", 503)]
    [InlineData("rates@on=1.5.json", "rates", "on=1.5", 200)]
    [InlineData("refused.401.json", "refused", "", 401)]
    public void A_name_says_what_is_answered(string file, string name, string parameters, int status)
    {
        var recorded = RecordedFile.Of(Path.Combine("somewhere", file));

        recorded.Should().BeEquivalentTo(new { Name = name, Status = status });
        string.Join(';', recorded.Parameters.Select(p => $"{p.Key}={p.Value}")).Should().Be(parameters);
    }

    [Theory]
    [InlineData("Ledgers page 1.json")]
    [InlineData("@ofs=1.json")]
    public void Another_name_is_refused_in_words(string file) => FluentActions.Invoking(() => RecordedFile.Of(file))
        .Should().Throw<FlitchException>().Which.Error.Should().Match<ErrorInfo>(e => e.Summary.Contains(file) && e.Fix.Contains("ledgers@ofs=50.json"));
}
