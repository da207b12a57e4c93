using System.Text;
using System.Text.Json;
using Flitch.Connectors;
using Flitch.Pipeline.Configuration;
using Flitch.Pipeline.Notifications;
using Flitch.Pipeline.Tests.Doubles;

namespace Flitch.Pipeline.Tests.Configuration;

/// <summary>Mistakes in a configuration file: all told with line and column.</summary>
public sealed class ConfigMistakeTests
{
    [Theory]
    [InlineData("{", "flitch.json(1,2)", "JSON")]
    [InlineData("{ \"version\": 1 } x", "flitch.json(1,18)", "JSON")]
    [InlineData("[]", "flitch.json(1,1)", "is an object")]
    [InlineData("{}", "flitch.json(1,1)", "\"version\" is missing")]
    [InlineData("{ \"version\": 2 }", "flitch.json(1,14)", "version is not 1")]
    [InlineData("{ \"version\": 1,\n  \"conections\": {} }", "flitch.json(2,3)", "Did you mean connections?")]
    [InlineData("{ \"version\": 1, \"version\": 1 }", "flitch.json(1,17)", "twice")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": 3 } }", "flitch.json(1,42)", "is an object")]
    [InlineData("{ \"version\": 1, \"connections\": { \"Main\": { \"connector\": \"double\" } } }", "flitch.json(1,34)", "main")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": { } } }", "flitch.json(1,42)", "\"connector\" is missing")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": { \"connector\": \"dubble\" } } }", "flitch.json(1,57)", "Did you mean double?")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": { \"connector\": \"double\", \"tittle\": \"x\" } } }", "flitch.json(1,67)", "Did you mean title?")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": { \"connector\": \"double\",\n \"title\": 3 } } }", "flitch.json(2,11)", "is a text")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": { \"connector\": \"double\",\n \"title\": \"two\\nlines\" } } }", "flitch.json(2,11)", "one line")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": { \"connector\": \"double\",\n \"title\": \"ü\", \"settings\": { \"tyer\": \"x\" } } } }", "flitch.json(2,30)", "Did you mean tier?")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": { \"connector\": \"double\",\n \"settings\": { \"tier\": \"x\" } } } }", "flitch.json(2,24)", "auto, slow, fast, none")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": { \"connector\": \"double\",\n \"settings\": { \"api_key\": \"s3cret-in-clear\" } } } }", "flitch.json(2,27)", "is a secret")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": { \"connector\": \"double\",\n \"datasets\": { \"event\": {} } } } }", "flitch.json(2,16)", "Did you mean events?")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": { \"connector\": \"double\",\n \"datasets\": {} } } }", "flitch.json(2,14)", "one dataset at least")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": { \"connector\": \"double\",\n \"datasets\": { \"events\": { \"refresh\": \"1m\" } } } } }", "flitch.json(2,39)", "shortest is 5m")]
    [InlineData("{ \"version\": 1, \"connections\": { \"main\": { \"connector\": \"double\",\n \"datasets\": { \"events\": { \"start\": \"soon\" } } } } }", "flitch.json(2,37)", "2026-01-31")]
    [InlineData("{ \"version\": 1, \"notifications\": { \"mail_password\": \"s3cret-in-clear\" } }", "flitch.json(1,53)", "is a secret")]
    [InlineData("{ \"version\": 1, \"notifications\": { \"mail_hst\": \"x\" } }", "flitch.json(1,36)", "Did you mean mail_host?")]
    public void A_mistake_is_told_with_its_place(string text, string place, string words)
    {
        var error = Refused(text);
        error.Should().BeEquivalentTo(new { Code = "usage:config-file", Kind = ErrorKind.Usage });
        error.Summary.Should().StartWith(place + ": ").And.Contain(words).And.NotContain("s3cret");
    }

    [Fact]
    public void Several_mistakes_are_told_at_once()
    {
        var error = Refused("{ \"vers\": 1,\n \"connections\": { \"main\": { \"connector\": \"dubble\" } },\n \"notifications\": [] }");
        error.Summary.Should().Contain("flitch.json(1,3)").And.Contain("flitch.json(2,42)").And.Contain("flitch.json(3,19)");
    }

    [Fact]
    public void A_file_with_a_byte_order_mark_is_read() => Parse("\uFEFF{ \"version\": 1 }").Connections.Should().BeEmpty();

    [Fact]
    public void The_schema_that_ships_knows_what_the_reader_knows()
    {
        using var schema = JsonDocument.Parse(ConfigService.Schema);
        var root = schema.RootElement;
        var definitions = root.GetProperty("$defs");
        Names(root).Should().Equal(ConfigParser.OfFile);
        Names(definitions.GetProperty("connection")).Should().Equal(ConfigParser.OfConnection);
        Names(definitions.GetProperty("dataset")).Should().Equal(ConfigParser.OfDataset);
        Names(definitions.GetProperty("notifications")).Should().Equal(NoticeFields.All.Select(f => f.Name));
        definitions.EnumerateObject().Where(d => d.Value.GetProperty("type").GetString() == "object")
            .Should().OnlyContain(d => !d.Value.GetProperty("additionalProperties").GetBoolean());
    }

    private static ErrorInfo Refused(string text) => new Action(() => Parse(text)).Should().Throw<FlitchException>().Which.Error;

    private static ConfigFile Parse(string text) => ConfigParser.Parse("flitch.json", Encoding.UTF8.GetBytes(text), [EventPlugin.Connector]);

    private static IEnumerable<string> Names(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(p => p.Name);
}
