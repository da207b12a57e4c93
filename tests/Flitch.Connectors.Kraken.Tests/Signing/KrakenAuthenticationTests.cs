using Flitch.Connectors.Kraken.Signing;

namespace Flitch.Connectors.Kraken.Tests.Signing;

public sealed class KrakenAuthenticationTests
{
    private static readonly string Good = Convert.ToBase64String(new byte[64]);

    [Theory]
    [InlineData("key")]
    [InlineData(" 4/SDrDBcOOPnm3nPlNfEMMJDeRcIVqPz+QhRxIodyZbI9po/aVRiHsgX\n")]
    public void Keys_as_Kraken_prints_them_are_accepted(string apiKey) => Validate(apiKey, $" {Good}\r\n").Should().BeEmpty();

    [Theory]
    [InlineData("two words")]
    [InlineData("kéy")]
    [InlineData("line\nbreak")]
    public void Api_key_that_cannot_stand_in_a_header_is_refused_without_showing_it(string apiKey)
    {
        var (field, text) = Validate(apiKey, Good).Should().ContainSingle().Which;

        field.Should().Be("api_key");
        text.Should().NotContain(apiKey);
    }

    [Theory]
    [InlineData("not-base64-MARKER")]
    [InlineData("MARKERMARKER==MARKER")]
    [InlineData("MARKE")]
    public void Private_key_that_is_no_base64_is_refused_without_showing_it(string privateKey)
    {
        var (field, text) = Validate("key", privateKey).Should().ContainSingle().Which;

        field.Should().Be("private_key");
        text.Should().Contain("base64").And.Contain("copy").And.NotContain("MARK");
    }

    [Fact]
    public void Swapped_keys_are_noticed()
    {
        var errors = Validate(Good, "4/SDrDBcOOPnm3nPlNfEMMJDeRcIVqPz+QhRxIodyZbI9po/aVRiHsgX");

        errors.Should().ContainSingle().Which.Text.Should().Contain("swapped");
    }

    private static List<(string Field, string Text)> Validate(string apiKey, string privateKey)
    {
        var fields = new Dictionary<string, string> { ["api_key"] = apiKey, ["private_key"] = privateKey };
        return [.. new KrakenAuthentication().Validate(fields).Select(e => (e.Field, e.Text))];
    }
}
