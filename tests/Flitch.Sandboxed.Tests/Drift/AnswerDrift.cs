using Flitch.Connectors.Reading;
using Flitch.Pipeline.Runs;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Drift;

/// <summary>
/// Answers that differ from their schema, on the first, a middle and the last page with rows: the refresh goes on, no value is lost, and what was not expected is
/// counted and told with an edit to paste. One class per dataset, so that they run side by side.
/// </summary>
public abstract class AnswerDrift(string dataset, string field)
{
    private const int PageSize = 8;

    private static readonly string[] Kinds = ["new-field", "new-value", "missing-field", "null-field", "retyped-field"];

    public static TheoryData<string, int> Pages => new(from kind in Kinds from half in Enumerable.Range(0, 3) select (kind, half));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Answers_that_changed_fail_no_run_lose_no_value_and_are_told_with_an_edit(string kind, int half)
    {
        await using var host = await SandboxedHost.StartAsync("ledgers=80", "months=1", $"page-size={PageSize}");
        var o = SandboxedHost.Catalog.FindObject(dataset)!;
        var method = o.Path.Split('/')[^1];
        var truth = TruthTable.Of(host.Sandbox, o);
        var pages = o.Cursor is null ? 1 : (truth.Count + PageSize - 1) / PageSize;
        host.Sandbox.AddFaults($"{method}:{1 + (half * (pages - 1) / 2)}:{(kind.StartsWith("new", StringComparison.Ordinal) ? kind : $"{kind}={field}")}");

        var report = (await host.RefreshAsync(dataset)).Datasets.Single();

        report.Error.Should().BeNull();
        var stored = await host.StoredAsync(dataset);
        stored.Keys.Should().Equal(truth.Keys);
        var touched = stored.Keys.Where(key => stored[key].Any(v => v.Value != truth[key].GetValueOrDefault(v.Key))).ToList();
        if (touched.Count == 0)
        {
            report.Drift.Should().BeEmpty("such a change cannot show in this object");
            kind.Should().Be("new-value");
            return;
        }

        ShouldBeTold(report, kind, touched.Count);
        foreach (var key in touched)
        {
            ShouldKeepEveryValue(kind, truth[key], stored[key]);
        }
    }

    private void ShouldBeTold(DatasetReport report, string kind, int records)
    {
        var expected = kind switch
        {
            "new-field" => DriftKind.UnknownField,
            "new-value" => DriftKind.UnknownValue,
            "retyped-field" => DriftKind.Unreadable,
            _ => DriftKind.Missing,
        };
        var drift = report.Drift.Should().ContainSingle().Subject;
        drift.Kind.Should().Be(expected);
        drift.Records.Should().Be(records);
        drift.SchemaEdit.Should().NotBeNullOrEmpty();
        if (kind.EndsWith("-field", StringComparison.Ordinal) && kind != "new-field")
        {
            drift.Field.Should().Be(field);
        }
    }

    private void ShouldKeepEveryValue(string kind, Dictionary<string, string?> truth, Dictionary<string, string?> stored)
    {
        var column = field.Replace('/', '_');
        var changed = stored.Where(v => v.Value != truth.GetValueOrDefault(v.Key)).ToDictionary();
        switch (kind)
        {
            case "new-field":
                changed.Keys.Should().Equal("_rescued");
                changed["_rescued"].Should().Contain("""{"tier":3,"note":"new","rate":"0.10"}""");
                break;
            case "new-value":
                changed.Should().ContainSingle().Which.Value.Should().BeOneOf("quantumyield", "suspended");
                break;
            case "retyped-field":
                changed.Keys.Should().BeEquivalentTo(column, "_rescued");
                changed[column].Should().BeNull();
                changed["_rescued"].Should().Contain("{\"was\":");
                break;
            default:
                changed.Keys.Should().Equal(column);
                changed[column].Should().BeNull();
                break;
        }
    }
}

public sealed class LedgersDrift() : AnswerDrift("ledgers", "fee");

public sealed class TradesHistoryDrift() : AnswerDrift("trades_history", "cost");

public sealed class ClosedOrdersDrift() : AnswerDrift("closed_orders", "descr/pair");

public sealed class OpenOrdersDrift() : AnswerDrift("open_orders", "vol_exec");

public sealed class OpenPositionsDrift() : AnswerDrift("open_positions", "margin");
