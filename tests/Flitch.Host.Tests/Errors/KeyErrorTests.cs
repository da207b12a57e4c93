using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Errors;

/// <summary>What a wrong, poor or locked key leads to, met at the real checks of the sandbox.</summary>
public sealed class KeyErrorTests
{
    [Fact]
    public async Task A_key_that_nobody_knows()
    {
        await using var exchange = await Exchange.OpenAsync();
        using var person = new Person();
        var fields = new Dictionary<string, string>(exchange.Fields) { ["api_key"] = "nobody" };
        (await person.ConnectsAsync(fields)).ShouldMatch("key/unknown");
        (await person.TypesAsync("connection", "list", "--json")).Output.Should().Be("[]\n", "nothing is saved when the test fails");
    }

    [Fact]
    public async Task A_private_key_of_another_key()
    {
        await using var exchange = await Exchange.OpenAsync();
        using var person = new Person();
        var fields = new Dictionary<string, string>(exchange.Fields) { ["private_key"] = "c29tZXRoaW5nIGVsc2U=" };
        (await person.ConnectsAsync(fields)).ShouldMatch("key/wrong-secret");
    }

    [Fact]
    public async Task A_missing_box_leaves_its_datasets_out()
    {
        await using var exchange = await Exchange.OpenAsync(("missing", "query-ledger"));
        using var person = new Person();
        (await person.ConnectsAsync(exchange)).ShouldMatch("key/missing-ledger-box");
        (await person.TypesAsync("connection", "test", "main")).ShouldMatch("key/test-missing-ledger-box");
    }

    [Fact]
    public async Task A_dataset_whose_box_is_missing_cannot_be_asked_for()
    {
        await using var exchange = await Exchange.OpenAsync(("missing", "query-ledger"));
        using var person = new Person();
        (await person.ConnectsAsync(exchange, "--datasets", "ledgers,balance")).ShouldMatch("key/asked-for-missing-box");
    }

    [Fact]
    public async Task A_missing_box_stops_its_dataset_and_no_other()
    {
        await using var exchange = await Exchange.OpenAsync(("missing", "query-ledger"));
        using var person = new Person();
        await person.ConnectsAsync(exchange, "--no-test");
        var outcome = await person.TypesAsync("refresh", "main");
        outcome.ErrorsOnly().ShouldMatch("key/refresh-missing-box");
        (await person.TypesAsync("query", "SELECT count(*) > 0 AS some FROM main.balance", "--format", "csv")).Output.Should().Be("some\ntrue\n");
    }

    [Fact]
    public async Task A_key_without_any_reading_box()
    {
        await using var exchange = await Exchange.OpenAsync(("missing", "query-funds,query-open-trades,query-closed-trades,query-ledger"));
        using var person = new Person();
        (await person.ConnectsAsync(exchange)).ShouldMatch("key/no-box");
    }

    [Fact]
    public async Task A_lockout_is_told_with_its_end_and_no_call_is_made_until_then()
    {
        await using var exchange = await Exchange.WithFaultsAsync("Balance:1:lockout=900");
        using var person = new Person();
        await person.ConnectsAsync(exchange, "--no-test");
        (await person.TypesAsync("refresh", "main", "balance")).ErrorsOnly().ShouldMatch("key/lockout");
        var calls = await exchange.CallsAsync();
        (await person.TypesAsync("refresh", "main", "balance")).ErrorsOnly().ShouldMatch("key/lockout");
        (await exchange.CallsAsync()).Should().Equal(calls, "each call would start the lockout anew");
    }

    [Fact]
    public async Task An_account_without_history_has_datasets_without_rows()
    {
        await using var exchange = await Exchange.OpenAsync(("empty", "true"));
        using var person = new Person();
        (await person.ConnectsAsync(exchange)).ExitCode.Should().Be(0);
        var outcome = await person.TypesAsync("refresh", "main", "ledgers", "trades_history", "--json");
        outcome.ExitCode.Should().Be(0, outcome.ToString());
        outcome.Output.Should().Contain("No trade was made").And.Contain("The ledger has no entry");
        (await person.TypesAsync("query", "SELECT count(*) AS n FROM main.ledgers", "--format", "csv")).Output.Should().Be("n\n0\n");
    }
}
