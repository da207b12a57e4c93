using Flitch.Connectors;
using Flitch.Pipeline.Configuration;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Tests.Doubles;

namespace Flitch.Pipeline.Tests.Configuration;

/// <summary>A configuration file over a real catalogue: what it makes, keeps, changes and removes.</summary>
public sealed class ConfigFileTests : IAsyncDisposable
{
    private const string One = """
        {
          "version": 1, // comments may stand here
          "connections": {
            "main": {
              "connector": "double",
              "title": "Hauptkonto „Süd“ 🏦",
              "settings": { "api_key": "env:KEY", "tier": "fast" },
              "datasets": { "wallet": { "refresh": "15m" }, "events": { "start": "2026-01-31T12:00:00.5Z" } },
            }
          }
        }
        """;

    private readonly ConfigBench _bench = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_file_makes_what_it_says_and_the_second_time_there_is_nothing_to_change()
    {
        var plan = await _bench.PlanAsync(One, Ct);
        plan.Changes.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Action = ConfigAction.Add, Target = "main" });
        (await _bench.Pipeline.Connections.ListAsync(Ct)).Should().BeEmpty("a plan changes nothing");

        (await _bench.ApplyAsync(One, Ct)).Done.Should().HaveCount(1);
        var main = await _bench.Pipeline.Connections.GetAsync("main", Ct);
        main.Title.Should().Be("Hauptkonto „Süd“ 🏦");
        main.Fields["tier"].Should().Be("fast");
        main.AccountIdentity.Should().Be("account-1", "the key was tested");
        main.Datasets.Select(d => (d.Name, d.Enabled, d.RefreshEvery, d.StartFrom)).Should().BeEquivalentTo(new (string, bool, TimeSpan?, DateTimeOffset?)[]
        {
            ("wallet", true, TimeSpan.FromMinutes(15), null), ("events", true, null, new DateTimeOffset(2026, 1, 31, 12, 0, 0, 500, TimeSpan.Zero)),
        });
        (await _bench.PlanAsync(One, Ct)).Changes.Should().BeEmpty();
        await _bench.Pipeline.Connections.TestAsync("main", Ct);
    }

    [Fact]
    public async Task Every_difference_is_told_and_made_and_nothing_else()
    {
        await _bench.ApplyAsync(One, Ct);
        _bench.Pipeline.Service.Accounts["new-key"] = "account-1";
        _bench.Environment["KEY"] = "new-key";
        const string other = """
            { "version": 1, "connections": { "main": {
              "connector": "double", "settings": { "api_key": "env:KEY" }, "datasets": { "events": { "refresh": "1d" } } } } }
            """;
        var plan = await _bench.PlanAsync(other, Ct);
        plan.Changes.Should().ContainSingle().Which.Details.Should().Equal(
            "title: Hauptkonto „Süd“ 🏦 → main", "tier: fast → auto", "api_key: replaced", "wallet: switched off; its data stays", "events: refresh off → 1d",
            "events: start 2026-01-31T12:00:00.5Z → beginning");
        await _bench.ApplyAsync(other, Ct);
        (await _bench.PlanAsync(other, Ct)).Changes.Should().BeEmpty();
        (await _bench.Pipeline.Connections.GetAsync("main", Ct)).Datasets.Single(d => d.Enabled).Name.Should().Be("events");
    }

    [Fact]
    public async Task A_connection_that_is_there_keeps_its_credentials()
    {
        await _bench.ApplyAsync(One, Ct);
        const string without = """{ "version": 1, "connections": { "main": { "connector": "double", "settings": { "tier": "slow" } } } }""";
        (await _bench.ApplyAsync(without, Ct)).Failed.Should().BeNull();
        await _bench.Pipeline.Connections.TestAsync("main", Ct);
        (await _bench.Pipeline.Connections.GetAsync("main", Ct)).Datasets.Where(d => d.Enabled).Should().HaveCount(2, "the file says nothing of them");

        _bench.Environment.Clear();
        var plan = await _bench.PlanAsync(One, Ct);
        plan.Changes.Should().ContainSingle().Which.Details.Should().NotContain(d => d.Contains("api_key", StringComparison.Ordinal));
        plan.Notes.Should().ContainSingle().Which.Should().Contain("main keeps its api_key").And.Contain("KEY is not set");
    }

    [Fact]
    public async Task A_new_connection_without_credentials_says_how_to_give_them()
    {
        var nowhere = await _bench.RefusedAsync("""{ "version": 1, "connections": { "main": { "connector": "double" } } }""", Ct);
        nowhere.Should().BeEquivalentTo(new { Code = "usage:config-credentials", Kind = ErrorKind.Usage });
        nowhere.Fix.Should().Contain("\"api_key\": \"env:NAME\"");
        _bench.Environment.Clear();
        (await _bench.RefusedAsync(One, Ct)).Summary.Should().Contain("environment variable KEY, which is not set");
        (await _bench.RefusedAsync(One.Replace("env:KEY", "file:nowhere.txt", StringComparison.Ordinal), Ct)).Code.Should().Be("usage:secret-file");
        await File.WriteAllTextAsync(Path.Combine(_bench.Pipeline.Folder, "key.txt"), PipelineBench.Key + "\n", Ct);
        (await _bench.ApplyAsync(One.Replace("env:KEY", "file:key.txt", StringComparison.Ordinal), Ct)).Done.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_key_that_fails_its_test_changes_nothing_at_all()
    {
        const string two = """
            { "version": 1, "connections": {
              "first": { "connector": "double", "settings": { "api_key": "env:KEY" } },
              "second": { "connector": "double", "settings": { "api_key": "env:WRONG" } } } }
            """;
        _bench.Environment["WRONG"] = "wrong-key";
        (await _bench.RefusedAsync(two, Ct)).Should().Match<ErrorInfo>(e => e.Kind == ErrorKind.Configuration && e.Summary.StartsWith("second: "));
        (await _bench.Pipeline.Connections.ListAsync(Ct)).Should().BeEmpty();
        (await _bench.ApplyAsync(two, Ct, noTest: true)).Done.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_was_done_and_what_was_not_is_told_when_a_change_fails()
    {
        const string three = """
            { "version": 1, "connections": {
              "a1": { "connector": "double", "settings": { "api_key": "env:KEY" } },
              "b2": { "connector": "double", "settings": { "api_key": "env:KEY" } },
              "c3": { "connector": "double", "settings": { "api_key": "env:KEY" } } } }
            """;
        var plan = await _bench.PlanAsync(three, Ct);
        await _bench.Pipeline.AddAsync("b2", cancellationToken: Ct); // somebody else was quicker
        var result = await ConfigService.ApplyAsync(plan, noTest: true, Ct);
        result.Done.Select(c => c.Target).Should().Equal("a1");
        result.Failed!.Target.Should().Be("b2");
        result.Error!.Code.Should().Be("usage:connection-exists");
        result.NotDone.Select(c => c.Target).Should().Equal("c3");
    }

    [Fact]
    public async Task Only_prune_removes_what_the_file_does_not_name()
    {
        await _bench.Pipeline.AddAsync("old", cancellationToken: Ct);
        await _bench.ApplyAsync(One, Ct);
        var plan = await _bench.PlanAsync(One, Ct);
        plan.Changes.Should().BeEmpty();
        plan.Notes.Should().ContainSingle().Which.Should().StartWith("old is not in the file");
        var pruned = await _bench.ApplyAsync(One, Ct, prune: true);
        pruned.Done.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Action = ConfigAction.Remove, Target = "old" });
        (await _bench.Pipeline.Connections.ListAsync(Ct)).Select(c => c.Name).Should().Equal("main");
    }

    [Fact]
    public async Task A_key_of_another_account_is_refused()
    {
        await _bench.ApplyAsync(One, Ct);
        _bench.Pipeline.Service.Accounts["other-account"] = "account-2";
        _bench.Environment["KEY"] = "other-account";
        var result = await _bench.ApplyAsync(One, Ct);
        result.Error!.Code.Should().Be("connection:other-account");
        result.Done.Should().BeEmpty();
    }

    [Fact]
    public async Task Notices_are_set_changed_and_taken_away()
    {
        const string with = """{ "version": 1, "notifications": { "webhook_url": "env:HOOK", "webhook_secret": "env:HOOK_SECRET", "mail_host": "smtp.example.org", "mail_from": "a@example.org", "mail_to": "b@example.org" } }""";
        (_bench.Environment["HOOK"], _bench.Environment["HOOK_SECRET"]) = ("https://hooks.example.org/T0KEN", "hook-secret-1");
        var plan = await _bench.PlanAsync(with, Ct);
        string.Join(' ', plan.Changes.Single().Details).Should().Contain("webhook_url: set").And.Contain("mail_to: none → b@example.org").And.NotContain("T0KEN").And.NotContain("hook-secret-1");
        await _bench.ApplyAsync(with, Ct);
        (await _bench.PlanAsync(with, Ct)).Changes.Should().BeEmpty();
        (await _bench.PlanAsync("""{ "version": 1 }""", Ct)).Changes.Should().BeEmpty("the file says nothing of them");
        await _bench.ApplyAsync("""{ "version": 1, "notifications": {} }""", Ct);
        (await _bench.Notices.GetAsync(Ct)).IsOn.Should().BeFalse();
        (await _bench.RefusedAsync("""{ "version": 1, "notifications": { "mail_host": "smtp.example.org" } }""", Ct)).Summary.Should().Contain("mail_from");
    }

    [Fact]
    public async Task An_edit_of_single_datasets_leaves_the_others()
    {
        await _bench.ApplyAsync(One, Ct);
        await _bench.Pipeline.Connections.EditAsync("main", new ConnectionEdit { Starts = new Dictionary<string, DateTimeOffset?> { ["wallet"] = DateTimeOffset.UnixEpoch } }, Ct);
        var datasets = (await _bench.Pipeline.Connections.GetAsync("main", Ct)).Datasets;
        datasets.Single(d => d.Name == "wallet").StartFrom.Should().Be(DateTimeOffset.UnixEpoch);
        datasets.Single(d => d.Name == "events").StartFrom.Should().NotBeNull();
    }
}
