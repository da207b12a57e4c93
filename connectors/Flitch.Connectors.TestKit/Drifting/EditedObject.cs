using Flitch.Connectors.Catalog;
using Flitch.Connectors.TestKit.Answers;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Reading;
using Flitch.Connectors.TestKit.Rows;

namespace Flitch.Connectors.TestKit.Drifting;

/// <summary>An object as its service answers now, and as it would with its records changed.</summary>
internal sealed class EditedObject
{
    private readonly Bench _bench;

    private EditedObject(Bench bench, ObjectDescriptor o, ReadRows clean, RecordPlace place) => (_bench, Object, Clean, Place) = (bench, o, clean, place);

    public ObjectDescriptor Object { get; }

    /// <summary>What the unchanged answers bring.</summary>
    public ReadRows Clean { get; }

    /// <summary>Where the records stand.</summary>
    public RecordPlace Place { get; }

    /// <summary>The records are mere values, by their key.</summary>
    public bool HasValuesOnly => Place.Kind == PlaceKind.Scalars;

    /// <summary>Columns that neither tell rows apart nor order them, and stand in the record.</summary>
    public IEnumerable<ColumnDescriptor> FreeColumns => Object.Columns.Where(
        c => c.Source is null == HasValuesOnly && c.Name != Object.Each?.Column && !Object.PrimaryKey.Contains(c.Name) && !Object.Rewrites.Contains(c.Name) && !IsTimeOfListing(c.Name));

    /// <summary>The objects that can be changed; the others are noted.</summary>
    public static async IAsyncEnumerable<EditedObject> AllAsync(
        Bench bench, FindingList findings, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var o in bench.Descriptor.Objects)
        {
            if (await PrepareAsync(bench, o, findings, cancellationToken) is { } prepared)
            {
                yield return prepared;
            }
        }
    }

    /// <summary>Reads with each record changed; null, with a finding, when that fails or does not bring as many rows.</summary>
    public async Task<ReadRows?> ReadAsync(Action<FoundRecord> edit, FindingList findings, CancellationToken cancellationToken)
    {
        _bench.Proxy.Edit = (request, answer) => request.Path == Object.Path ? AnswerEditor.Edit(answer, Place, edit) : answer;
        try
        {
            var read = await _bench.TryReadAsync(Object, findings, cancellationToken);
            return read is not null && findings.Require(
                read.Rows.Count == Clean.Rows.Count, Object.Name, $"{Clean.Rows.Count} records with a change in a field bring {read.Rows.Count} rows",
                "Keep every row, whatever its fields hold.") ? read : null;
        }
        finally
        {
            _bench.Proxy.Clear();
        }
    }

    /// <summary>Notes the rows whose other columns are no longer what they were.</summary>
    public void RequireUntouched(ReadRows edited, IReadOnlySet<string> changed, FindingList findings)
    {
        foreach (var (before, after) in Clean.Rows.Zip(edited.Rows))
        {
            var other = Enumerable.Range(0, Object.Columns.Count).FirstOrDefault(
                i => !changed.Contains(Object.Columns[i].Name) && before.Cells[i] != after.Cells[i], -1);
            if (other >= 0)
            {
                findings.Add(
                    Object.Name,
                    $"in the row with {Clean.KeyOf(before)} the column {Object.Columns[other].Name} was {before.Cells[other] ?? "null"} and is {after.Cells[other] ?? "null"}, though its field did not change",
                    "Read each field by its own name.");
                return;
            }
        }
    }

    private static async Task<EditedObject?> PrepareAsync(Bench bench, ObjectDescriptor o, FindingList findings, CancellationToken cancellationToken)
    {
        var (calls, exchanges) = (bench.Heard.Calls.Count, bench.Proxy.Exchanges.Count);
        bench.Proxy.Edit = (_, answer) => AnswerEditor.Respell(answer);
        if (await bench.TryReadAsync(o, new FindingList("", []), cancellationToken) is not { Rows.Count: > 0 } clean)
        {
            findings.DoesNotApply(o.Name, "it brings no rows to change");
            return null;
        }

        bench.Proxy.Clear();
        var answers = bench.Proxy.Exchanges.Skip(exchanges).Zip(bench.Heard.Calls.Skip(calls))
            .Where(pair => pair.Second.Path == o.Path)
            .Select(pair => (Body: AnswerEditor.Parse(pair.First.Answer), pair.Second.Records)).Where(a => a.Body is not null).Select(a => (a.Body!, a.Records)).ToList();
        if (RecordFinder.Find(o, answers) is { } place)
        {
            return new EditedObject(bench, o, clean, place);
        }

        findings.DoesNotApply(o.Name, "its records have no fields that could change");
        return null;
    }

    private bool IsTimeOfListing(string column) => column == Object.Cursor || column == Object.UnsetCursor || column == Object.Partition?.On;
}
