using System.Text.Json.Nodes;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.TestKit.Answers;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;

namespace Flitch.Connectors.TestKit.Drifting;

/// <summary>Keys and cursors that cannot be read: without them a row cannot be placed, and dropping it would lose it.</summary>
internal static class KeyDriftChecks
{
    private const string Raw = "flitch-unreadable";

    public static async Task LookAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        await foreach (var o in EditedObject.AllAsync(bench, findings, cancellationToken))
        {
            var columns = o.Object.Columns.Where(c => c.Source is not null && (o.Object.PrimaryKey.Contains(c.Name) || c.Name == o.Object.Cursor)).ToList();
            foreach (var column in columns)
            {
                await LookAtAsync(bench, o, column, findings, cancellationToken);
            }

            if (columns.Count == 0)
            {
                findings.DoesNotApply(o.Object.Name, "neither key nor cursor is a field of the record");
            }
        }
    }

    private static async Task LookAtAsync(Bench bench, EditedObject o, ColumnDescriptor column, FindingList findings, CancellationToken cancellationToken)
    {
        findings.Look(o.Object.Name);
        bench.Proxy.Edit = (request, answer) => request.Path == o.Object.Path ? AnswerEditor.Edit(answer, o.Place, record => Spoil(record, column)) : answer;
        try
        {
            var read = await bench.ReadAsync(o.Object, cancellationToken);
            findings.Add(
                o.Object.Name, $"{column.Name} cannot be read, and reading goes on with {read.Rows.Count} rows that cannot be placed",
                "Throw a FlitchException that shows the raw value.");
        }
        catch (FlitchException e)
        {
            findings.Require(
                $"{e.Error.Summary} {e.Error.Fix}".Contains(
                    Raw,
                    StringComparison.Ordinal), o.Object.Name, $"{column.Name} cannot be read, and the error does not show its raw value: {e.Error.Summary}",
                "Put the raw value, shortened, into the error's summary.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            findings.Add(o.Object.Name, $"{column.Name} cannot be read, and reading ends with {e.GetType().Name}: {e.Message}", "Throw a FlitchException.");
        }
        finally
        {
            bench.Proxy.Clear();
        }
    }

    private static void Spoil(FoundRecord record, ColumnDescriptor column)
    {
        if (record.Find(column) is { } field)
        {
            field.Holder[field.Name] = new JsonObject { [Raw] = 1 };
        }
    }
}
