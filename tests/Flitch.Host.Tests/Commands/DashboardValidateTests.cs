using Flitch.Host.Tests.Processes;
using Flitch.Testing;

namespace Flitch.Host.Tests.Commands;

/// <summary><c>flitch schema validate</c> checks the dashboards that connectors bring: each tile is asked of datasets as the schema files beside it make them.</summary>
public sealed class DashboardValidateTests
{
    private const string Wrong = """
        {
          "version": 1, "name": "wrong", "title": "Wrong",
          "filters": [{ "column": "asset" }, { "column": "asst" }],
          "tiles": [
            { "id": "dataset", "kind": "bar", "place": { "x": 0, "y": 0, "w": 2, "h": 1 },
              "query": { "dataset": "ledger", "measures": [{ "of": "count" }] } },
            { "id": "column", "kind": "bar", "place": { "x": 2, "y": 0, "w": 2, "h": 1 },
              "query": { "dataset": "ledgers", "measures": [{ "of": "count" }],
                "group": ["assets"] } },
            { "id": "filter", "kind": "bar", "place": { "x": 4, "y": 0, "w": 2, "h": 1 },
              "query": { "dataset": "ledgers", "measures": [{ "of": "count" }],
                "filters": ["kind.eq.trade"] } },
            { "id": "text", "kind": "bar", "place": { "x": 6, "y": 0, "w": 2, "h": 1 },
              "query": { "dataset": "ledgers", "measures": [{ "of": "sum", "column": "type" }] } },
            { "id": "units", "kind": "bar", "place": { "x": 8, "y": 0, "w": 2, "h": 1 },
              "query": { "dataset": "ledgers", "measures": [{ "of": "sum", "column": "amount" }] } },
            { "id": "sql", "kind": "table", "place": { "x": 10, "y": 0, "w": 2, "h": 1 },
              "query": { "sql": ["SELECT asset,",
                "  amont FROM ledgers"] } },
            { "id": "writes", "kind": "table", "place": { "x": 0, "y": 1, "w": 2, "h": 1 },
              "query": { "sql": "DROP VIEW ledgers" } },
            { "id": "rule", "kind": "table", "place": { "x": 2, "y": 1, "w": 2, "h": 1 },
              "query": { "dataset": "balance_history", "columns": ["asset", "balance"] },
              "rules": [{ "column": "Balance", "when": "lt.0", "look": "bad" }] },
            { "id": "rows", "kind": "table", "place": { "x": 4, "y": 1, "w": 2, "h": 1 },
              "query": { "sql": "SELECT asset, count(*) AS n FROM trades_history, balance WHERE list_contains($asset, asset) GROUP BY ALL", "values": ["m"] } }
          ]
        }
        """;

    private const string Form = """
        {
          "version": 1, "name": "form", "title": "Wrong",
          "tiles": [
            { "id": "a", "kind": "text", "text": "x", "place": { "x": 8, "y": 0, "w": 6, "h": 1 } },
            { "id": "a", "kind": "text", "text": "x", "place": { "x": 0, "y": 1, "w": 6, "h": 1 } },
            { "id": "c", "kind": "text", "text": "x", "place": { "x": 2, "y": 1, "w": 6, "h": 1 } },
            { "id": "d", "kind": "pies", "place": { "x": 2, "y": 5, "w": 6, "h": 1 }, "query": { "dataset": "ledgers", "measures": [{ "off": "sum" }] } }
          ]
        }
        """;

    private static readonly string Schemas = Path.GetFullPath(Path.Combine(FindingCases.Samples, "..", "..", "..", "schemas"));

    [Fact]
    public async Task Every_tile_of_every_dashboard_that_comes_with_Flitch_can_be_asked()
    {
        using var person = new Person();

        var outcome = await person.TypesAsync("schema", "validate", Schemas);

        outcome.Output.Trim().Should().Be($"{Directory.EnumerateFiles(Schemas, "*.json", SearchOption.AllDirectories).Count(f => !f.EndsWith(".schema.json", StringComparison.Ordinal))} files, 0 errors, 0 warnings");
        Directory.EnumerateFiles(Schemas, "*.json", SearchOption.AllDirectories).Count(f => f.Contains("dashboards", StringComparison.Ordinal)).Should().BeGreaterThan(1);
        outcome.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_mistake_is_told_with_its_line_what_is_wrong_and_what_to_write()
    {
        using var person = new Person();
        var folder = Path.Combine(person.Folder, "schemas", "kraken");
        Directory.CreateDirectory(Path.Combine(folder, "dashboards"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Schemas, "kraken"), "*.json"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        foreach (var (name, text) in new[] { ("a.json", Wrong), ("b.json", Form), ("c.json", "{ \"version\": 1, // no\n}"), ("d.json", """{ "version": 1, "name": "wrong", "title": "Twice" }""") })
            await File.WriteAllTextAsync(Path.Combine(folder, "dashboards", name), text, TestContext.Current.CancellationToken);

        var outcome = await person.TypesAsync("schema", "validate", folder);

        outcome.ExitCode.Should().Be(2);
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Replace("~/schemas/kraken/dashboards/", "", StringComparison.Ordinal)).ToList();
        lines.Should().SatisfyRespectively(Expected.Select(e => new Action<string>(line => line.Should().Match(e))).Append(line => line.Should().Be("12 files, 19 errors, 0 warnings")));
    }

    private static readonly string[] Expected =
    [
        "a.json(3,50): error FLT5003: No dataset has a column asst.*",
        "a.json(6,29): error FLT5002: The tile dataset asks ledger, which no schema file beside it makes. There are: balance, balance_history, *",
        "a.json(9,19): error FLT5003: *Ledgers has no column assets. Its columns: ledger_id, *",
        "a.json(12,21): error FLT5003: *Ledgers has no column kind. *",
        "a.json(14,16): error FLT5005: *type holds no numbers, so that there is no sum of it. *",
        "a.json(16,16): error FLT5004: *amount is counted in another unit for each asset, * Group by asset as well, *",
        "a.json(19,9): error FLT5005: *Referenced column \"amont\" not found in FROM clause! *",
        "a.json(21,16): error FLT5005: *Only a query can run here*",
        "a.json(24,29): error FLT5003: The answer of the tile rule has no column Balance. Its columns: asset, balance.",
        "a.json(26,144): error FLT5005: *The answer has no column m. Its columns: asset, n.",
        "b.json(4,56): error FLT5001: tiles[0] (a).place: it reaches beyond the grid's 12 columns. *",
        "b.json(5,13): error FLT5001: tiles[1].id: two tiles have the id a. *",
        "b.json(6,56): error FLT5001: tiles[2].place: the tiles a and c stand on the same place. *",
        "b.json(7,26): error FLT5001: tiles[3] (d).kind: \"pies\" is none of number, line, *",
        "b.json(7,88): error FLT5001: tiles[3] (d).query: it needs either \"measures\" or, for plain rows, \"columns\". *",
        "b.json(7,125): error FLT5001: tiles[3] (d).query.measures[0]: \"off\" is not known here. *",
        "b.json(7,125): error FLT5001: tiles[3] (d).query.measures[0]: \"of\" is missing. *",
        "c.json(1,17): error FLT1001: *",
        "d.json(1,1): error FLT5006: The name wrong is that of a.json too. *",
    ];
}
