using Flitch.Host.Wording;

namespace Flitch.Web.Tests.Shell;

/// <summary>Backticks in texts of errors and schemas become code, and nothing of the text is lost.</summary>
public sealed class CodeSpansTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("broke (`net:reset`).", "broke (|<net:reset>|).")]
    [InlineData("`a` and `b`", "<a>| and |<b>")]
    [InlineData("one ` alone", "one ` alone")]
    [InlineData("`a` then ` alone", "<a>| then ` alone")]
    [InlineData("``", "")]
    public void Pieces_are_told_apart(string text, string expected) =>
        string.Join('|', CodeSpans.Of(text).Select(s => s.IsCode ? $"<{s.Text}>" : s.Text)).Should().Be(expected);

    [Fact]
    public void Where_no_markup_can_be_the_text_stands_alone() => CodeSpans.Plain("The id is `7` here.").Should().Be("The id is 7 here.");
}
