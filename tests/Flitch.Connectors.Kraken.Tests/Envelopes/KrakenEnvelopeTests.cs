using System.Text;
using System.Text.Json;
using Flitch.Connectors.Kraken.Envelopes;

namespace Flitch.Connectors.Kraken.Tests.Envelopes;

public sealed class KrakenEnvelopeTests
{
    [Theory]
    [InlineData("""{"error":[],"result":{"a":1}}""", null, true)]
    [InlineData("""{"result":{"a":{"error":["E"]}},"error":[]}""", null, true)]
    [InlineData("""{"error":[],"result":[]}""", null, true)]
    [InlineData("""{"error":[]}""", null, false)]
    [InlineData("""{"error":[],"result":null}""", null, false)]
    [InlineData("""{"error":null,"result":{}}""", null, true)]
    [InlineData("""{"error":"","result":{}}""", null, true)]
    [InlineData("""{"result":{}}""", null, true)]
    [InlineData("""{"error":["EGeneral:Permission denied"]}""", "EGeneral:Permission denied", false)]
    [InlineData("""{"error":"EAPI:Invalid key"}""", "EAPI:Invalid key", false)]
    [InlineData("""{"error":["WGeneral:Careful","EService:Busy"]}""", "EService:Busy", false)]
    [InlineData("""{"error":["WGeneral:Careful","WGeneral:Again","EGeneral:Internal error:7"],"result":{}}""", "EGeneral:Internal error:7", true)]
    [InlineData("""{"error":["EAPI:Invalid nonce","EAPI:Rate limit exceeded"]}""", "EAPI:Invalid nonce", false)]
    [InlineData("""{"new":{"deep":[1,{"error":["E"]}]},"error":[],"result":1}""", null, true)]
    [InlineData("""{"error":["something unheard of"]}""", "something unheard of", false)]
    public void Errors_and_result_are_found(string body, string? error, bool hasResult)
    {
        var reading = new KrakenEnvelope().Read(Encoding.UTF8.GetBytes(body));

        (reading.Error, reading.HasResult).Should().Be((error, hasResult));
    }

    [Fact]
    public void Warnings_beside_a_result_are_no_errors()
    {
        var reading = new KrakenEnvelope().Read("""{"error":["WGeneral:Careful"],"result":{}}"""u8);

        (reading.Error, reading.HasResult).Should().Be((null, true));
        reading.Warnings.Should().Equal("WGeneral:Careful");
    }

    [Theory]
    [InlineData("EService: Throttled: 1700000000")]
    [InlineData("EService:Throttled: 1700000000")]
    [InlineData("EService:Throttled:1700000000")]
    public void Throttled_tells_until_when(string error)
    {
        var reading = new KrakenEnvelope().Read(Encoding.UTF8.GetBytes($$"""{"error":["{{error}}"]}"""));

        (reading.Error, reading.RetryAt).Should().Be((error, DateTimeOffset.FromUnixTimeSeconds(1_700_000_000)));
    }

    [Theory]
    [InlineData("EService: Throttled")]
    [InlineData("EService: Throttled: soon")]
    [InlineData("EService: Throttled: 99999999999999999")]
    [InlineData("EGeneral:Internal error:1700000000")]
    public void Other_errors_do_not(string error) =>
        new KrakenEnvelope().Read(Encoding.UTF8.GetBytes($$"""{"error":["{{error}}"]}""")).RetryAt.Should().BeNull();

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"error\":[")]
    [InlineData("{\"error\":[]")]
    [InlineData("{\"error\":[7]}")]
    [InlineData("{\"error\":{}}")]
    [InlineData("{\"result\":{\"a\":1},\"err")]
    public void What_is_no_envelope_is_malformed(string body)
    {
        var act = () => new KrakenEnvelope().Read(Encoding.UTF8.GetBytes(body));

        act.Should().Throw<JsonException>();
    }
}
