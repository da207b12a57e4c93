using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary>Before a repair moves many rows aside it asks: a person at a terminal, whoever gave --yes, or nobody.</summary>
public sealed class VerifyQuestionTests : IDisposable
{
    private const string Question = "Move them to ledgers_removed? [y/n]";

    private readonly Person _person = new();

    public void Dispose() => _person.Dispose();

    [Fact]
    public async Task Without_a_terminal_nothing_is_moved_and_a_person_has_to_decide()
    {
        await using var exchange = await DifferingAsync();

        var outcome = await _person.TypesAsync("y\n", ["verify", "main", "ledgers", "--repair"]);

        outcome.ExitCode.Should().Be(3);
        outcome.Output.Should().Contain("--yes").And.NotContain(Question);
        (await RowsAsync()).Should().Be("60");
    }

    [Fact]
    public async Task Yes_on_the_command_line_answers_it()
    {
        await using var exchange = await DifferingAsync();

        (await _person.TypesAsync("verify", "main", "ledgers", "--repair", "--yes")).ExitCode.Should().Be(0);

        (await RowsAsync()).Should().Be("55");
    }

    [Theory]
    [InlineData("y", 0, "55")]
    [InlineData("n", 3, "60")]
    [InlineData("", 3, "60")]
    public async Task At_a_terminal_the_answer_decides_and_no_is_the_default(string answer, int exitCode, string rows)
    {
        await using var exchange = await DifferingAsync();

        var (code, shown) = await _person.AnswersAsync("[y/n] (n)", answer, "verify", "main", "ledgers", "--repair");

        shown.Should().Contain("the service no longer serves 5 rows of 60");
        code.Should().Be(exitCode, shown);
        (await RowsAsync()).Should().Be(rows);
    }

    private async Task<Exchange> DifferingAsync()
    {
        var exchange = await Exchange.WithDepositsAsync(60);
        await _person.ConnectsAsync(exchange);
        await _person.TypesAsync("refresh", "main", "ledgers");
        exchange.Hides(5);
        return exchange;
    }

    private async Task<string> RowsAsync() =>
        (await _person.TypesAsync("query", "SELECT count(*) AS n FROM main.ledgers", "--format", "csv")).Output.Trim().Split('\n')[^1];
}
