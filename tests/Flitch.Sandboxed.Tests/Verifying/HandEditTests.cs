using Flitch.Pipeline.Verifying;
using Flitch.Storage.Manifests;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Verifying;

/// <summary>
/// Somebody changed Parquet files by hand: verifying finds it without a single call, names the place, and repairs it with few calls, whatever the history.
/// </summary>
public sealed class HandEditTests
{
    /// <summary>20,000 rows are 400 pages: a search that halves them takes nine calls to find one.</summary>
    private const int MostCalls = 17;

    public static TheoryData<string, string, string> Edits => new()
    {
        { "a row deleted", "SELECT * FROM {0} WHERE ledger_id <> 'KEY'", "was missing" },
        { "a row added", "SELECT * FROM {0} UNION ALL SELECT * REPLACE ('LHAND0-MADE0-AAAAAA' AS ledger_id) FROM {0} WHERE ledger_id = 'KEY' ORDER BY time, ledger_id", "moved aside" },
        { "the last digit of an amount", "SELECT * REPLACE (CASE WHEN ledger_id = 'KEY' THEN amount + 0.000000000000000001 ELSE amount END AS amount) FROM {0}", "amount was" },
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task An_edit_is_found_without_a_call_and_repaired_with_few(string what, string select, string told)
    {
        await using var host = await SandboxedHost.StartAsync("ledgers=20000", "months=24");
        await host.RefreshAsync("ledgers");
        var file = await host.LargestFileAsync("ledgers");
        var (key, day) = await MiddleRowAsync(host, file);
        host.Rewrite(file, select.Replace("KEY", key, StringComparison.Ordinal));

        var found = (await host.VerifyAsync(new VerifyOptions(), "ledgers")).Datasets.Single();
        found.Calls.Should().Be(0, what);
        found.Verification!.IsSound.Should().BeFalse();
        found.Verification.Findings.Should().ContainSingle(f => f.Kind == FindingKind.File).Which.Place.Should().Contain(file.Path).And.EndWith(day);

        var repaired = (await host.VerifyAsync(new VerifyOptions { Repair = true }, "ledgers")).Datasets.Single();
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
        repaired.Verification!.IsSound.Should().BeTrue(string.Join("; ", repaired.Verification.Findings.Select(f => f.Place + " " + f.Text)));
        repaired.Verification.Findings.Should().Contain(f => f.Kind == FindingKind.Row && f.Repaired && f.Text.Contains(told, StringComparison.Ordinal));
        repaired.Calls.Should().BeLessThanOrEqualTo(MostCalls);
        repaired.Proof!.State.Should().Be(ProofState.Proven);
        TestContext.Current.TestOutputHelper!.WriteLine($"{what}: {repaired.Calls} calls");

        var after = (await host.VerifyAsync(new VerifyOptions(), "ledgers")).Datasets.Single();
        after.Verification!.Findings.Where(f => !f.IsNotice).Should().BeEmpty();
        after.Calls.Should().Be(1);
    }

    private static async Task<(string Key, string Day)> MiddleRowAsync(SandboxedHost host, LiveFile file)
    {
        await using var result = await host.Query.ExecuteAsync(
            $"SELECT ledger_id, strftime(time, '%Y-%m-%d') FROM main.ledgers WHERE epoch_us(time) BETWEEN {file.First} AND {file.Last} ORDER BY time, ledger_id OFFSET {file.Rows / 2} LIMIT 1", null, Ct);
        await foreach (var row in result.ReadRowsAsync(Ct))
        {
            return ((string)row[0]!, (string)row[1]!);
        }

        throw new InvalidOperationException("The file has no rows.");
    }
}
