using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Storage.Tests.Merging;

/// <summary>Any sequence of commits leaves what a dictionary would hold: newest values, first stamps of equal ones, each key once.</summary>
public sealed class MergePropertyTests : StorageTest
{
    private int _case;

    [Fact]
    public void Any_commits_leave_what_a_dictionary_would_hold() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25).WithStartSize(1).WithEndSize(12), Prop.ForAll(Arb.From(Commits(), Shrink), commits => Agrees(commits)));

    // A commit less, or a row less of one.
    private static IEnumerable<List<List<Row>>> Shrink(List<List<Row>> commits)
    {
        for (var i = 0; i < commits.Count; i++)
        {
            yield return [.. commits.Where((_, at) => at != i)];
            for (var row = 0; row < commits[i].Count; row++)
            {
                yield return [.. commits.Select((c, at) => at == i ? c.Where((_, r) => r != row).ToList() : c)];
            }
        }
    }

    private static Gen<List<List<Row>>> Commits() => Gen.ListOf(Gen.ListOf(RowGen())).Select(c => c.Select(rows => rows.ToList()).ToList());

    // Few keys, months and amounts, so that rows meet: equal, changed, moved, without a month.
    private static Gen<Row> RowGen() =>
        from key in Gen.Choose(0, 9)
        from month in Gen.Choose(0, 3)
        from amount in Gen.Choose(0, 2)
        from rescued in Gen.Elements<string?>(null, null, "{}")
        select new Row($"L{key}", month == 0 ? null : Row.At(month), $"{amount}") { Rescued = rescued };

    private bool Agrees(List<List<Row>> commits)
    {
        RunAsync(commits).GetAwaiter().GetResult();
        return true;
    }

    private async Task RunAsync(List<List<Row>> commits)
    {
        var connection = new ConnectionName($"case{_case++}", "kraken");
        var model = new Dictionary<string, (Row Row, string Run)>();
        await using (var writer = await DatasetWriter.OpenAsync(Folder, connection, Samples.Ledgers, Cancel))
        {
            for (var i = 0; i < commits.Count; i++)
            {
                var result = await CommitAsync(writer, $"run-{i}", commits[i]);
                CheckCounts(result, Apply(model, commits[i], $"run-{i}"));
            }
        }

        await CheckAsync(new DatasetName(connection.Name, "ledgers"), model);
    }

    private static (int Added, int Changed, int Unchanged) Apply(Dictionary<string, (Row Row, string Run)> model, List<Row> rows, string run)
    {
        var last = rows.GroupBy(r => r.Id).Select(g => g.Last()).ToList();
        var added = last.Count(r => !model.ContainsKey(r.Id));
        var changed = last.Where(r => model.TryGetValue(r.Id, out var known) && !Same(known.Row, r)).ToList();
        foreach (var row in last.Where(r => !model.ContainsKey(r.Id)).Concat(changed).ToList())
        {
            model[row.Id] = (row, run);
        }

        return (added, changed.Count, last.Count - added - changed.Count);
    }

    private static bool Same(Row left, Row right) => (left.Time, left.Amount, left.Rescued) == (right.Time, right.Amount, right.Rescued);

    private static void CheckCounts(CommitResult result, (int Added, int Changed, int Unchanged) expected) =>
        (result.RowsAdded, result.RowsChanged, result.RowsUnchanged).Should().Be((expected.Added, expected.Changed, expected.Unchanged));

    private async Task CheckAsync(DatasetName name, Dictionary<string, (Row Row, string Run)> model)
    {
        var stored = await StoredRow.ReadAsync(Folder, name, Cancel);
        stored.Select(r => (r.Id, r.RunId, r.Amount![..1], r.Folder)).Should().Equal(model.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m =>
            (m.Key, m.Value.Run, m.Value.Row.Amount, m.Value.Row.Time is { } time ? $"month={time:yyyy-MM}-01" : "month=__HIVE_DEFAULT_PARTITION__")));
        var manifest = (await Dataset.ReadAsync(Folder, name, Cancel))!;
        manifest.Files.Should().OnlyContain(f => f.Role == FileRole.Rows && (f.Rows > 0 || manifest.Files.Count == 1));
    }
}
