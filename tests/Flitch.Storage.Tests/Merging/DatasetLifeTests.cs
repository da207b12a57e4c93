using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage.Checking;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Storage.Tests.Merging;

/// <summary>Whatever befalls a dataset (commits, removals, a hand in its files, other schemas), it holds what a dictionary would: each row once, with its values and stamps.</summary>
public sealed class DatasetLifeTests : StorageTest
{
    private static readonly ObjectDescriptor[] Schemas =
    [
        // A name that is taken back keeps its values only when the schema says so: the dataset may have begun under the other.
        Samples.Ledgers with { Columns = [.. Samples.Ledgers.Columns.Select(c => c.Name == "asset" ? c with { Aliases = ["coin"] } : c)] },
        Samples.Ledgers with
        {
            Fingerprint = "dropped and renamed",
            Columns = [.. Samples.Ledgers.Columns.Where(c => c.Name is not ("count" or "asset")), new("coin", ColumnType.Text, "The asset.") { Aliases = ["asset"] }],
        },
        Samples.Ledgers with
        {
            Fingerprint = "retyped and divided",
            Columns = [.. Samples.Ledgers.Columns.Select(c => c.Name switch { "amount" => c with { Type = ColumnType.Text }, "asset" => c with { Aliases = ["coin"] }, _ => c })],
            Partition = new(PartitionUnit.Year, "time"),
        },
    ];

    private int _case;

    /// <summary>One thing that happens: rows come; those of a month are compared and the rest removed; a row is taken out of its file by hand; the schema changes.</summary>
    public sealed record Happening(string Kind, IReadOnlyList<Row> Rows, int Number)
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Kind} {Number} [{string.Join(", ", Rows.Select(r => $"{r.Id}@{r.Time:MM} {r.Amount}"))}]";
    }

    [Fact]
    public void Any_life_leaves_what_a_dictionary_would_hold() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(20).WithStartSize(3).WithEndSize(12),
        Prop.ForAll(Arb.From(Gen.ListOf(HappeningGen()).Select(e => e.ToList()), Shrink), events =>
        {
            RunAsync(events).GetAwaiter().GetResult();
            return true;
        }));

    private static IEnumerable<List<Happening>> Shrink(List<Happening> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            yield return [.. events.Where((_, at) => at != i)];
            for (var row = 0; row < events[i].Rows.Count; row++)
            {
                yield return [.. events.Select((e, at) => at == i ? e with { Rows = [.. e.Rows.Where((_, r) => r != row)] } : e)];
            }
        }
    }

    private static Gen<Happening> HappeningGen() =>
        from kind in Gen.Elements("commit", "commit", "commit", "remove", "hand", "evolve")
        from rows in Gen.ListOf(RowGen())
        from number in Gen.Choose(0, 9)
        select new Happening(kind, kind == "commit" ? [.. rows] : [], number);

    private static Gen<Row> RowGen() =>
        from key in Gen.Choose(0, 9)
        from month in Gen.Choose(0, 3)
        from amount in Gen.Choose(0, 2)
        select new Row($"L{key}", month == 0 ? null : Row.At(month), $"{amount}") { Asset = $"A{amount}" };

    private async Task RunAsync(List<Happening> events)
    {
        var name = new DatasetName($"case{_case++}", "ledgers");
        var (model, removed, schema) = (new Dictionary<string, (Row Row, string Run)>(), 0L, Schemas[0]);
        for (var i = 0; i < events.Count; i++)
        {
            schema = events[i].Kind == "evolve" ? Schemas[events[i].Number % 3] : schema;
            await using var writer = await DatasetWriter.OpenAsync(Folder, new(name.Connection, "kraken"), schema, Cancel);
            switch (events[i].Kind)
            {
                case "commit": await CommitAsync(writer, schema, model, events[i].Rows, $"run-{i}"); break;
                case "remove": removed += await RemoveAsync(writer, schema, model, events[i].Number); break;
                case "hand": await DeleteByHandAsync(writer, model, events[i].Number); break;
            }

            (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
            await CheckAsync(name, schema, model, removed);
        }
    }

    private static async Task CommitAsync(DatasetWriter writer, ObjectDescriptor schema, Dictionary<string, (Row Row, string Run)> model, IReadOnlyList<Row> rows, string run)
    {
        Stage(writer, schema, rows, run);
        var result = await writer.CommitAsync(writer.Manifest.State, Cancel);
        var last = rows.GroupBy(r => r.Id).Select(g => g.Last()).ToList();
        var added = last.Count(r => !model.ContainsKey(r.Id));
        var news = last.Where(r => !model.TryGetValue(r.Id, out var known) || (known.Row.Time, known.Row.Amount) != (r.Time, r.Amount)).ToList();
        (result.RowsAdded, result.RowsChanged, result.RowsUnchanged).Should().Be((added, news.Count - added, last.Count - news.Count));
        news.ForEach(r => model[r.Id] = (r, run));
    }

    // Rows with an even number come again, the others of that month do not.
    private static async Task<long> RemoveAsync(DatasetWriter writer, ObjectDescriptor schema, Dictionary<string, (Row Row, string Run)> model, int number)
    {
        var month = Row.At((number % 3) + 1);
        writer.BeginComparison(new(month.ToUnixTimeSeconds() - 1, month.AddMonths(1).ToUnixTimeSeconds() - 1));
        var (seen, unseen) = (model.Values.Where(v => v.Row.Time == month && IsEven(v.Row)).ToList(), model.Values.Where(v => v.Row.Time == month && !IsEven(v.Row)).ToList());
        Stage(writer, schema, [.. seen.Select(v => v.Row)], "again");
        (await writer.CountUnseenAsync(Cancel)).Should().Be(unseen.Count);
        writer.RemoveUnseen("gone", "again");
        (await writer.CommitAsync(writer.Manifest.State, Cancel)).RowsRemoved.Should().Be(unseen.Count);
        unseen.ForEach(v => model.Remove(v.Row.Id));
        return unseen.Count;
    }

    private async Task DeleteByHandAsync(DatasetWriter writer, Dictionary<string, (Row Row, string Run)> model, int number)
    {
        if (!model.Remove($"L{number}", out var gone))
        {
            return;
        }

        var file = writer.Manifest.Files.Single(f => f.Role == FileRole.Rows && Holds(f, gone.Row));
        Hands.RewriteInPlace(Folder.Part(file), $"SELECT * FROM {{0}} WHERE ledger_id <> 'L{number}'");
        var findings = await writer.CheckFilesAsync(Cancel);
        var day = gone.Row.Time is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : (DateOnly?)null;
        findings.Should().ContainSingle().Which.Should().Match<FileFinding>(f => f.Kind == FileFindingKind.Altered && f.Rows == 1 && f.Days.Single().Day == day);
        await writer.AdoptFilesAsync(findings, Cancel);
    }

    private static bool Holds(LiveFile file, Row row) => row.Time is { } time
        ? file.Partition is { } part && part.Year == time.Year && (part.Month == time.Month || file.Path.Contains("year=", StringComparison.Ordinal))
        : file.Partition is null;

    private static bool IsEven(Row row) => (row.Id[1] - '0') % 2 == 0;

    private static void Stage(DatasetWriter writer, ObjectDescriptor schema, IReadOnlyList<Row> rows, string run)
    {
        using var old = Row.Batch(rows);
        using var batch = new RecordBatch([.. schema.Columns.Select(c => c.Type)]);
        var names = Samples.Ledgers.Columns.Select(c => c.Name).ToList();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < schema.Columns.Count; column++)
            {
                var (name, target) = (schema.Columns[column].Name, batch.Columns[column]);
                if (name == "amount" && target is TextColumn text)
                {
                    text.Append(rows[row].Amount);
                }
                else
                {
                    target.AppendFrom(old.Columns[names.IndexOf(name == "coin" ? "asset" : name)], row);
                }
            }

            // What the schema does not know, the extractor rescues.
            if (schema == Schemas[1])
            {
                batch.Rescued.Append("""{"count":7}""");
            }
            else
            {
                batch.Rescued.AppendNull();
            }
        }

        writer.Stage(batch, new(ManualClock.Start, run, 1));
    }

    private async Task CheckAsync(DatasetName name, ObjectDescriptor schema, Dictionary<string, (Row Row, string Run)> model, long removed)
    {
        var asset = schema == Schemas[1] ? "coin" : "asset";
        var count = schema == Schemas[1] ? "json_extract_string(_rescued, '$.count')" : "CASE WHEN _rescued IS NULL THEN count::VARCHAR END";
        var key = schema.Partition!.By == PartitionUnit.Year ? "year" : "month";
        var stored = await new QueryEngine(Folder).TextAsync(
            $"SELECT ledger_id, _run_id, amount::DECIMAL(38,0)::VARCHAR, {asset}, {count}, strftime({key}, '%m'), strftime(time, '%m') FROM {name.Connection}.ledgers ORDER BY ledger_id");
        stored.Should().Equal(model.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => string.Join(
            '|', m.Key, m.Value.Run, m.Value.Row.Amount, m.Value.Row.Asset, "7",
            m.Value.Row.Time is null ? "" : key == "year" ? "01" : $"{m.Value.Row.Time:MM}", $"{m.Value.Row.Time:MM}")));
        var manifest = (await Dataset.ReadAsync(Folder, name, Cancel))!;
        manifest.State.RemovedRows.Should().Be(removed);
        manifest.Files.Where(f => f.Role == FileRole.Removed).Sum(f => f.Rows).Should().Be(removed);
    }
}
