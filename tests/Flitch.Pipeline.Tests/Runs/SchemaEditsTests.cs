using System.Text.Json;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Tests.Runs;

public sealed class SchemaEditsTests
{
    [Theory]
    [InlineData("\"12.50\"", "string", "decimal")]
    [InlineData("12.5", "number", "decimal")]
    [InlineData("12", "integer", null)]
    [InlineData("true", "boolean", null)]
    [InlineData("\"spot\"", "string", null)]
    [InlineData("[\"a\"]", "array", null)]
    public void An_unknown_field_gives_a_member_that_can_be_pasted(string sample, string type, string? format)
    {
        var edit = SchemaEdits.For(new Drift(DriftKind.UnknownField, "descr/new_field", sample, 3));
        using var json = JsonDocument.Parse("{" + edit + "}");
        var field = json.RootElement.GetProperty("new_field");
        field.GetProperty("type").GetString().Should().Be(type);
        (field.TryGetProperty("format", out var found) ? found.GetString() : null).Should().Be(format);
    }

    [Fact]
    public void A_field_with_odd_characters_is_still_JSON()
    {
        using var json = JsonDocument.Parse("{" + SchemaEdits.For(new Drift(DriftKind.UnknownField, "a\"b\\", "1", 1)) + "}");
        json.RootElement.EnumerateObject().Single().Name.Should().Be("a\"b\\");
    }

    [Fact]
    public void Each_new_value_is_a_finding_and_records_add_up()
    {
        var drift = new DriftCollector();
        drift.Add([new Drift(DriftKind.UnknownValue, "type", "\"airdrop\"", 2), new Drift(DriftKind.UnknownField, "x", "1", 5)]);
        drift.Add([new Drift(DriftKind.UnknownValue, "type", "\"gift\"", 1), new Drift(DriftKind.UnknownField, "x", "2", 7)]);
        drift.Reports().Should().BeEquivalentTo(
        [
            new { Field = "x", Sample = "1", Records = 12L },
            new { Field = "type", Sample = "\"airdrop\"", Records = 2L },
            new { Field = "type", Sample = "\"gift\"", Records = 1L },
        ]);
    }

    [Fact]
    public void An_object_brings_its_members()
    {
        using var json = JsonDocument.Parse("{" + SchemaEdits.For(new Drift(DriftKind.UnknownField, "hint", """{"tier":3,"rate":"0.10"}""", 1)) + "}");
        var members = json.RootElement.GetProperty("hint").GetProperty("properties");
        members.GetProperty("tier").GetProperty("type").GetString().Should().Be("integer");
        members.GetProperty("rate").GetProperty("format").GetString().Should().Be("decimal");
    }

    [Fact]
    public void What_cannot_be_read_gives_the_member_that_could_read_it()
    {
        using var json = JsonDocument.Parse("{" + SchemaEdits.For(new Drift(DriftKind.Unreadable, "amount", "\"x\"", 1)) + "}");
        json.RootElement.GetProperty("amount").GetProperty("type").GetString().Should().Be("string");
    }

    [Fact]
    public void What_is_missing_is_no_longer_required() =>
        SchemaEdits.For(new Drift(DriftKind.Missing, "descr/pair", "", 1)).Should().Be("out of \"required\": \"pair\"");
}
