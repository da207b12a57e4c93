using Flitch.Host.Cli;

namespace Flitch.Host.Tests.Output;

public sealed class TextWrapTests
{
    [Fact]
    public void Lines_break_between_words() => TextWrap.Lines("one two three four", 9).Should().Equal("one two", "three", "four");

    [Fact]
    public void A_long_word_stands_alone() => TextWrap.Lines("a https://example.com/very/long b", 10).Should().Equal("a", "https://example.com/very/long", "b");

    [Fact]
    public void Line_breaks_are_kept() => TextWrap.Lines("one\ntwo", 80).Should().Equal("one", "two");
}
