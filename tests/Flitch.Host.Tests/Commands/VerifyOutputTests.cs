using System.Text.RegularExpressions;
using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary>All that verifying prints, in narrow and wide terminals: proven, a difference, and its repair.</summary>
public sealed partial class VerifyOutputTests : IDisposable
{
    private readonly Person _person = new();

    public void Dispose() => _person.Dispose();

    [Theory]
    [InlineData("80")]
    [InlineData("120")]
    public async Task What_it_prints_is_as_its_golden_files_say(string columns)
    {
        await using var exchange = await Exchange.WithDepositsAsync(60);
        _person.With("COLUMNS", columns);
        await _person.ConnectsAsync(exchange);
        await _person.TypesAsync("refresh", "main");

        Shown(await _person.TypesAsync("verify", "main")).ShouldMatch($"verify/proven-{columns}");
        exchange.Hides(1);
        Shown(await _person.TypesAsync("verify", "main", "ledgers")).ShouldMatch($"verify/difference-{columns}");
        Shown(await _person.TypesAsync("verify", "main", "ledgers", "--repair")).ShouldMatch($"verify/repaired-{columns}");
        exchange.Hides(5);
        Shown(await _person.TypesAsync("verify", "main", "ledgers", "--repair")).ShouldMatch($"verify/to-decide-{columns}");
    }

    private static Outcome Shown(Outcome outcome) => outcome with
    {
        Output = Moving().Replace(Slow().Replace(outcome.Output[outcome.Output.IndexOf('╭', StringComparison.Ordinal)..], ""), m => m.Groups[1].Value + "…"),
    };

    // What depends on how busy the machine is: the progress above the table, and whether the snapshot is a second younger than the ledger.
    [GeneratedRegex(@" Ledgers is complete up to TIME only\.")]
    private static partial Regex Slow();

    [GeneratedRegex(@"(Run )\S+(?=:)|(?<=calls?, )[\d.]+ m?s\b")]
    private static partial Regex Moving();
}
