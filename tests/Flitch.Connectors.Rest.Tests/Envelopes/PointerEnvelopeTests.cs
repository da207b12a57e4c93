using System.Text;
using System.Text.Json;
using Flitch.Connectors.Rest.Envelopes;

namespace Flitch.Connectors.Rest.Tests.Envelopes;

/// <summary>The wrapping that a schema file describes: an error, warnings among errors, and whether there is a result.</summary>
public sealed class PointerEnvelopeTests
{
    public static TheoryData<string, string?> Errors => new()
    {
        { """{"error":"token expired","data":[]}""", "token expired" },
        { """{"data":[{"error":"in a record"}],"error":"late"}""", "late" },
        { """{"data":[{"error":"in a record"}]}""", null },
        { """{"error":[]}""", null },
        { """{"error":[null,"","second"]}""", "second" },
        { """{"error":["first","second"]}""", "first" },
        { """{"error":null}""", null },
        { """{"error":false}""", null },
        { """{"error":""}""", null },
        { """{"error":{}}""", null },
        { """{"error":true}""", "True" },
        { """{"error":42}""", "42" },
        { """{"error":{"code":7}}""", """{"code":7}""" },
        { """{"error":"say \"no\" \u00fc"}""", "say \"no\" ü" },
        { """{"\u0065rror":"an escaped name"}""", "an escaped name" },
        { """[{"error":"of an item"}]""", null },
        { "1", null },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_is_what_stands_where_the_file_says(string body, string? error) => Read(new PointerEnvelope(["error"]), body).Error.Should().Be(error);

    [Fact]
    public void An_error_can_stand_deeper()
    {
        var envelope = new PointerEnvelope(["status", "message"]);

        Read(envelope, """{"status":{"code":1,"message":"deep"}}""").Error.Should().Be("deep");
        Read(envelope, """{"message":"elsewhere","status":"ok"}""").Error.Should().BeNull();
    }

    [Fact]
    public void Warnings_among_the_errors_are_told_apart()
    {
        var envelope = new PointerEnvelope(["error"], null, ["W*", "Slow"]);

        var warned = Read(envelope, """{"error":["WDatabase:lag","Slow"]}""");
        var failed = Read(envelope, """{"error":["WDatabase:lag","Slower","EGone"]}""");

        (warned.Error, string.Join(',', warned.Warnings)).Should().Be((null, "WDatabase:lag,Slow"));
        (failed.Error, string.Join(',', failed.Warnings)).Should().Be(("Slower", "WDatabase:lag"));
    }

    [Theory]
    [InlineData("""{"error":[],"result":{}}""", true)]
    [InlineData("""{"result":[],"error":[]}""", true)]
    [InlineData("""{"result":false}""", true)]
    [InlineData("""{"result":null}""", false)]
    [InlineData("""{"error":[]}""", false)]
    [InlineData("""{"other":{"result":1}}""", false)]
    public void An_answer_has_a_result_where_one_stands_at_its_place(string body, bool hasResult) =>
        Read(new PointerEnvelope(["error"], ["result"]), body).HasResult.Should().Be(hasResult);

    [Fact]
    public void Without_a_place_every_answer_has_a_result() => Read(new PointerEnvelope(["error"]), "{}").HasResult.Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"error":["cut""")]
    [InlineData("""{"error" "colon"}""")]
    public void What_is_no_JSON_is_said_to_be_none(string body) =>
        FluentActions.Invoking(() => Read(new PointerEnvelope(["error"], ["result"]), body)).Should().Throw<JsonException>();

    private static EnvelopeReading Read(PointerEnvelope envelope, string body) => envelope.Read(Encoding.UTF8.GetBytes(body));
}
