using System.Text.Json;
using System.Text.Json.Nodes;
using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Storage;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Sandboxed.Tests.Evolution;

/// <summary>
/// Somebody edits the shipped ledgers.json and builds the connector; the next refresh of the same data folder brings the stored rows to it, or says why not.
/// </summary>
public sealed class EditedSchemaTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_follow_a_schema_that_learns_renames_retypes_and_drops_a_field()
    {
        await using var host = await SandboxedHost.StartAsync();
        await RestartAsync(host, "before", json => Drop(json, "subtype"));
        var first = (await host.RefreshAsync("ledgers")).Datasets.Single();
        first.Drift.Should().ContainSingle().Which.Should().Match<DriftReport>(d => d.Kind == DriftKind.UnknownField && d.Field == "subtype");
        (await DifferencesAsync(host, rescued: "subtype")).Should().BeEmpty();
        Deposit(host);

        await RestartAsync(host, "after", Edit);
        var run = await host.RefreshAsync("ledgers");

        var second = run.Datasets.Single();
        (run.State, second.Calls, second.Added, second.Changed).Should().Be((RunState.Succeeded, 1, 1L, 0L));
        (await DifferencesAsync(host, rescued: "type")).Should().BeEmpty();
        second.Notices.Should().ContainSingle().Which.Should().Contain("The schema has changed since the last run").And.Contain("subtype is new")
            .And.Contain("type is gone").And.Contain("aclass is now asset_class").And.Contain("fee was DECIMAL(38,18) and is DECIMAL(30,12)");
        second.Drift.Should().ContainSingle("what came home is known now").Which.Field.Should().Be("type");
        var told = await host.Services.GetRequiredService<RunHistory>().GetAsync(run.RunId, Ct);
        told.Datasets.Single().Should().BeEquivalentTo(second, "flitch runs tells what the refresh told");

        var third = (await host.RefreshAsync("ledgers")).Datasets.Single();
        (third.Calls, third.Added, third.Changed).Should().Be((1, 0L, 0L));
        third.Notices.Should().BeEmpty("it is told once");
    }

    [Fact]
    public async Task A_type_that_would_lose_a_value_is_refused_with_the_way_out_and_the_old_rows_stay()
    {
        await using var host = await SandboxedHost.StartAsync();
        await host.RefreshAsync("ledgers");
        var (before, files) = (await host.ManifestAsync("ledgers"), Files(host));
        Deposit(host);

        await RestartAsync(host, "lossy", json => Field(json, "amount")["x-flitch"] = new JsonObject { ["precision"] = 20, ["scale"] = 0 });
        var run = await host.RefreshAsync();

        var refused = run.Datasets.Single(d => d.Dataset == "ledgers");
        (run.State, refused.Succeeded, refused.Calls).Should().Be((RunState.Partial, false, 0));
        run.Datasets.Where(d => d.Dataset != "ledgers").Should().OnlyContain(d => d.Succeeded);
        refused.Error!.Should().Match<ErrorInfo>(e => e.Code == "storage:retype-loses" && e.Kind == ErrorKind.Storage && e.Object == "ledgers");
        refused.Error!.Summary.Should().Contain("amount").And.Contain("DECIMAL(20,0)").And.Contain("ledger_id L");
        refused.Error.Fix.Should().Contain("Keep").And.Contain("--full");
        (await host.ManifestAsync("ledgers")).Should().BeEquivalentTo(before);
        Files(host).Should().BeEquivalentTo(files, "what was written in vain is gone, what is stored is there");
        (await host.Services.GetRequiredService<RunHistory>().GetAsync(run.RunId, Ct)).Datasets.Single(d => d.Dataset == "ledgers").Error.Should().BeEquivalentTo(refused.Error);

        // Both ways out: the schema as it was, and reading anew.
        await host.RestartAsync();
        (await host.RefreshAsync("ledgers")).Datasets.Single().Should().Match<DatasetReport>(d => d.Succeeded && d.Calls == 1 && d.Added == 1);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
        await host.RestartAsync(Path.Combine(host.Folder, "lossy"));
        var anew = (await host.RefreshAsync(new RefreshOptions { Full = true }, "ledgers")).Datasets.Single();
        anew.Error.Should().BeNull();
        anew.Drift.Should().ContainSingle(d => d.Kind == DriftKind.Unreadable && d.Field == "amount");
        (await DifferencesAsync(host, rescued: "amount", unless: value => !value.TrimEnd('0').Contains('.') || value.TrimEnd('0').EndsWith('.'))).Should().BeEmpty();
    }

    /// <summary>A field is learned that was rescued, one gets another name, one another type, and one goes.</summary>
    private static void Edit(JsonObject json)
    {
        Field(json, "aclass")["x-flitch"] = new JsonObject { ["name"] = "asset_class", ["alias"] = "aclass" };
        json["x-flitch"]!["request"]!["variants"]![0]!["column"] = "asset_class";
        Field(json, "fee")["x-flitch"] = new JsonObject { ["precision"] = 30, ["scale"] = 12 };
        Drop(json, "type");
    }

    private static void Deposit(SandboxedHost host)
    {
        host.Sandbox.AddDeposit(12.5m);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static JsonNode Field(JsonObject json, string name) => json["properties"]![name]!;

    private static void Drop(JsonObject json, string name)
    {
        json["properties"]!.AsObject().Remove(name);
        json["required"] = new JsonArray([.. json["required"]!.AsArray().Select(n => (string)n!).Where(n => n != name).Select(n => JsonValue.Create(n))]);
    }

    private static Task RestartAsync(SandboxedHost host, string name, Action<JsonObject> edit)
    {
        var plugins = Path.Combine(host.Folder, name);
        ChangedPlugin.Build(plugins, edit);
        return host.RestartAsync(plugins);
    }

    /// <summary>How the stored rows differ from the truth, of which a field stands in <c>_rescued</c>.</summary>
    private static async Task<IReadOnlyList<string>> DifferencesAsync(SandboxedHost host, string rescued, Func<string, bool>? unless = null)
    {
        var o = host.Connector.FindObject("ledgers")!;
        var rows = host.Sandbox.Truth("Ledgers");
        var truth = TruthTable.Of(host.Sandbox, o);
        foreach (var row in rows)
        {
            using var record = JsonDocument.Parse(row.Json);
            if (record.RootElement.TryGetProperty(rescued, out var value) && unless?.Invoke(value.GetString()!) != true)
            {
                truth[row.Id]["_rescued"] = $"{{\"{rescued}\":{value.GetRawText()}}}";
                truth[row.Id][rescued] = null;
            }
        }

        return TableComparison.Of(truth, await host.StoredAsync("ledgers"));
    }

    private static string[] Files(SandboxedHost host) =>
        Directory.GetFiles(Path.Combine(host.Services.GetRequiredService<DataFolder>().FilesPath, "main", "ledgers"), "*.part", SearchOption.AllDirectories);
}
