using Flitch.Host.Cli.Shell;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Host.Tests.Shell;

public sealed class StatementSplitterTests
{
    [Theory]
    [InlineData("SELECT 1;", "SELECT 1")]
    [InlineData("SELECT 1; SELECT 2;", "SELECT 1| SELECT 2")]
    [InlineData("SELECT ';'; SELECT \"a;b\";", "SELECT ';'| SELECT \"a;b\"")]
    [InlineData("SELECT 'it''s; so';", "SELECT 'it''s; so'")]
    [InlineData("SELECT 1 -- ; no\n+ 2;", "SELECT 1 -- ; no\n+ 2")]
    [InlineData("SELECT /* ; */ 1;", "SELECT /* ; */ 1")]
    [InlineData("SELECT $$a;b$$, $x$c;$$d$x$;", "SELECT $$a;b$$, $x$c;$$d$x$")]
    [InlineData("SELECT $1;", "SELECT $1")]
    [InlineData(";; -- nothing\n;", "")]
    [InlineData("SELECT 1", "")]
    [InlineData("SELECT 'open;\nclosed';", "SELECT 'open;\nclosed'")]
    public void A_statement_ends_with_a_semicolon_outside_of_texts_and_comments(string typed, string expected)
    {
        var splitter = new StatementSplitter();

        var statements = typed.Split('\n').SelectMany(splitter.Add).ToList();

        string.Join('|', statements).Should().Be(expected);
    }

    [Fact]
    public void What_no_semicolon_ends_is_taken_at_the_end()
    {
        var splitter = new StatementSplitter();
        splitter.Add("SELECT 1; SELECT").Should().Equal("SELECT 1");

        splitter.IsOpen.Should().BeTrue();
        splitter.Take()!.Trim().Should().Be("SELECT");
        splitter.Take().Should().BeNull();
        splitter.IsOpen.Should().BeFalse();
    }

    [Fact]
    public void Nothing_is_lost_however_it_is_typed() => Prop.ForAll(
        Gen.Elements("SELECT 1", "'a;b'", "\"c;d\"", "-- e;f", "/* g;h */", "$$i;j$$", ";", " ").ListOf().ToArbitrary(),
        lines =>
        {
            var splitter = new StatementSplitter();
            var kept = lines.SelectMany(splitter.Add).ToList();
            var text = string.Concat(kept) + splitter.Take();
            var words = lines.Count(l => l.StartsWith("SELECT", StringComparison.Ordinal));
            return text.Split("SELECT").Length - 1 == words;
        }).QuickCheckThrowOnFailure();
}
