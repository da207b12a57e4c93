using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Tests.Parsing;

public sealed class JsonReaderTests
{
    [Fact]
    public void Numbers_keep_their_writing()
    {
        var number = JsonReader.Read("[0.330000000000000000001]").Should().BeOfType<JsonArray>().Subject.Items[0];

        number.Should().BeOfType<JsonNumber>().Which.Raw.Should().Be("0.330000000000000000001");
    }

    [Fact]
    public void Names_that_stand_twice_are_all_kept()
    {
        var node = JsonReader.Read("""{ "a": 1, "a": 2 }""").Should().BeOfType<JsonObject>().Subject;

        node.Members.Select(m => JsonPrinter.Print(m.Value)).Should().Equal("1", "2");
        JsonPrinter.Print(node.Find("a")!.Value).Should().Be("1");
    }

    [Theory]
    [InlineData("01", "Expected the end of the file, found `1`.")]
    [InlineData("-", "Expected a digit, found the end of the file.")]
    [InlineData("1.", "Expected a digit, found the end of the file.")]
    [InlineData("1e", "Expected a digit, found the end of the file.")]
    [InlineData("+1", "Expected a value, found `+`.")]
    [InlineData(".5", "Expected a value, found `.`.")]
    [InlineData("NaN", "Expected a value, found `N`.")]
    [InlineData("nul", "Expected `null`, found the end of the file.")]
    [InlineData("'a'", "Expected a value, found `'`.")]
    [InlineData("[1,]", "Expected a value, found `]`.")]
    [InlineData("[1 2]", "Expected `,` or `]`, found `2`.")]
    [InlineData("{\"a\" 1}", "Expected `:`, found `1`.")]
    [InlineData("{a: 1}", "Expected a name in double quotes, found `a`.")]
    [InlineData("\"\\x\"", "Expected one of `\" \\ / b f n r t u` after `\\`, found `x`.")]
    [InlineData("\"\\u12g4\"", "Expected four hexadecimal digits after `\\u`, found `g`.")]
    [InlineData("\"\t\"", "Expected `\"` at the text's end, found the control character U+0009.")]
    [InlineData("\"\\uD83D\"", "The text holds half of a surrogate pair.")]
    [InlineData("1 1", "Expected the end of the file, found `1`.")]
    public void A_text_that_is_not_json_is_refused(string text, string message)
    {
        var read = () => JsonReader.Read(text);

        read.Should().Throw<JsonSyntaxException>().WithMessage(message);
    }

    [Fact]
    public void Depth_is_bounded()
    {
        var deepest = new string('[', JsonReader.MaximumDepth) + new string(']', JsonReader.MaximumDepth);
        var deeper = () => JsonReader.Read("[" + deepest + "]");

        JsonReader.Read(deepest).Should().BeOfType<JsonArray>();
        deeper.Should().Throw<JsonSyntaxException>().WithMessage("More than 64*");
    }

    [Fact]
    public void A_million_brackets_are_refused_and_do_not_end_the_process()
    {
        var read = () => JsonReader.Read(new string('[', 1_000_000));

        read.Should().Throw<JsonSyntaxException>();
    }
}
