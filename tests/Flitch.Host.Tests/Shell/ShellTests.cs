using Flitch.Connectors;
using Flitch.Host.Cli.Querying;
using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Shell;

/// <summary><c>flitch shell</c> with statements from standard input, and parameters of <c>flitch query</c>.</summary>
public sealed class ShellTests : IDisposable
{
    private readonly Person _person = new();

    public void Dispose() => _person.Dispose();

    [Fact]
    public async Task Statements_from_standard_input_are_answered_in_turn()
    {
        var outcome = await _person.TypesAsync(".mode csv\nSELECT 1 AS a,\n  ';' AS b; SELECT 2 AS a;\n.tables\n.timer off\nSELECT 3 AS c", ["shell"]);

        outcome.Output.ReplaceLineEndings("\n").Should().Be("a,b\n1,;\na\n2\ntable,what a row is\nc\n3\n");
        outcome.ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("SELECT 1 AS a;\nSELEC 2;\nSELECT 3 AS c;", "query:sql")]
    [InlineData("SELECT 1 AS a;\nDROP VIEW x;\nSELECT 3 AS c;", "query:not-a-select")]
    [InlineData("SELECT 1 AS a;\n.columns nothing\nSELECT 3 AS c;", "usage:unknown-dataset")]
    [InlineData("SELECT 1 AS a;\n.nonsense\nSELECT 3 AS c;", "usage:shell")]
    public async Task What_fails_ends_the_rest_with_its_exit_code(string statements, string code)
    {
        var outcome = await _person.TypesAsync(".mode csv\n" + statements, ["shell"]);

        outcome.Output.ReplaceLineEndings("\n").Should().Be("a\n1\n");
        outcome.Errors.Should().Contain(code);
        outcome.ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task Parameters_are_bound()
    {
        var outcome = await _person.TypesAsync(
            "query", "SELECT $who AS who, $n + 1 AS n, DATE '2026-01-02' > $day AS later", "--param", "who='; DROP VIEW x", "--param", "n=41", "-p", "day=2026-01-01", "--format", "csv");

        outcome.Output.ReplaceLineEndings("\n").Should().Be("who,n,later\n'; DROP VIEW x,42,true\n");
    }

    [Fact]
    public async Task Watching_answers_again_until_it_is_stopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ctrl-C cannot be sent to another process there.");
        using var process = _person.Start("query", "SELECT 42 AS answer", "--format", "csv", "--watch", "1");
        for (var answers = 0; answers < 2;)
        {
            answers += await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) == "42" ? 1 : 0;
        }

        using var ctrlC = System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("7", 7L)]
    [InlineData("'7'", "7")]
    [InlineData("'it''s'", "it's")]
    [InlineData("true", true)]
    [InlineData("null", null)]
    [InlineData("", "")]
    [InlineData("XXBT", "XXBT")]
    public void A_value_is_what_it_looks_like(string text, object? expected) => QueryParameterText.Value(text).Should().Be(expected);

    [Fact]
    public void Decimals_days_and_times_keep_every_digit()
    {
        QueryParameterText.Value("0.1234567890123456789").Should().Be(0.1234567890123456789m);
        QueryParameterText.Value("2026-05-06").Should().Be(new DateOnly(2026, 5, 6));
        QueryParameterText.Value("2026-05-06T07:08:09.123456Z").Should().Be(new DateTimeOffset(2026, 5, 6, 7, 8, 9, TimeSpan.Zero).AddTicks(1234560));
    }

    [Theory]
    [InlineData("nothing", "usage:param")]
    [InlineData("=1", "usage:param")]
    public void What_is_no_pair_is_told(string text, string code) =>
        FluentActions.Invoking(() => QueryParameterText.Read([text])).Should().Throw<FlitchException>().Which.Error.Code.Should().Be(code);
}
