using System.Text.Json.Nodes;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Connectors.TestKit.Answers;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Rows;

namespace Flitch.Connectors.TestKit.Drifting;

/// <summary>Fields that are new, that hold something new, or that are gone.</summary>
internal static class FieldChecks
{
    private const string NewField = "flitch_conformance";
    private const string NewValue = "flitch-new-value";

    public static async Task LookAtUnknownFieldAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        await foreach (var o in EditedObject.AllAsync(bench, findings, cancellationToken))
        {
            if (o.HasValuesOnly)
            {
                findings.DoesNotApply(o.Object.Name, "its records have no fields");
                continue;
            }

            if (await o.ReadAsync(record => record.Holder[NewField] = "kept", findings, cancellationToken) is not { } read)
            {
                continue;
            }

            o.RequireUntouched(read, new HashSet<string>(), findings);
            findings.Require(
                read.Rows.All(r => Rescued(r, NewField) is { } value && value.GetValue<string>() == "kept"), o.Object.Name,
                "a field that the schema does not know is lost: it is not in _rescued",
                "Put every unknown field into the batch's Rescued column, under its own name.");
            RequireDrift(read, DriftKind.UnknownField, NewField, o.Object.Name, findings);
        }
    }

    public static async Task LookAtUnknownValueAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        await foreach (var o in EditedObject.AllAsync(bench, findings, cancellationToken))
        {
            var columns = Present(o, c => c.KnownValues is not null && c.Type.Kind == ColumnKind.Text);
            if (await ReadAsync(o, columns, (_, _) => JsonValue.Create(NewValue), "it has no enumeration", findings, cancellationToken) is not { } read)
            {
                continue;
            }

            foreach (var column in columns)
            {
                var place = read.IndexOf(column.Name);
                findings.Require(
                    Changed(o, read, place).All(r => r.Cells[place] == NewValue), o.Object.Name,
                    $"a value of {column.Name} that its enum does not list is lost or changed",
                    "Store it as it came: enumerations grow.");
                RequireDrift(read, DriftKind.UnknownValue, FieldOf(column), o.Object.Name, findings);
            }
        }
    }

    public static async Task LookAtChangedTypeAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        await foreach (var o in EditedObject.AllAsync(bench, findings, cancellationToken))
        {
            var columns = Present(o, c => c.Type.Kind != ColumnKind.Text);
            if (await ReadAsync(o, columns, (c, _) => new JsonObject { ["flitch"] = c.Name }, "all its fields are texts", findings, cancellationToken) is not { } read)
            {
                continue;
            }

            foreach (var column in columns)
            {
                RequireRescued(o, read, column, value => (string?)value["flitch"] == column.Name, "a value of another type", findings);
            }
        }
    }

    public static async Task LookAtMissingFieldAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        await foreach (var o in EditedObject.AllAsync(bench, findings, cancellationToken))
        {
            // A record without any of its fields is none: then something else stands there.
            var columns = o.HasValuesOnly ? [] : Present(o, c => !c.Nullable);
            columns = columns.Count < o.Object.Columns.Count(c => c.Source is not null) ? columns : [.. columns.Skip(1)];
            if (await ReadAsync(o, columns, (_, _) => null, "no field can be missing: beside key and cursor none is required, or it has one field only", findings, cancellationToken) is not { } read)
            {
                continue;
            }

            foreach (var column in columns)
            {
                var place = read.IndexOf(column.Name);
                findings.Require(
                    Changed(o, read, place).All(r => r.Cells[place] is null), o.Object.Name,
                    $"the column {column.Name} has values though its field is missing: they are invented", "Store null.");
                RequireDrift(read, DriftKind.Missing, FieldOf(column), o.Object.Name, findings);
            }
        }
    }

    /// <summary>The free columns of a sort that have a value in some row.</summary>
    public static IReadOnlyList<ColumnDescriptor> Present(EditedObject o, Func<ColumnDescriptor, bool> sort) =>
        [.. o.FreeColumns.Where(sort).Where(c => o.Clean.Rows.Any(r => r.Cells[o.Clean.IndexOf(c.Name)] is not null))];

    /// <summary>Reads with the value of some columns changed wherever there is one; a null takes the field away.</summary>
    public static async Task<ReadRows?> ReadAsync(
        EditedObject o, IReadOnlyList<ColumnDescriptor> columns, Func<ColumnDescriptor, JsonNode, JsonNode?> change, string none, FindingList findings,
        CancellationToken cancellationToken)
    {
        if (columns.Count == 0)
        {
            findings.DoesNotApply(o.Object.Name, none);
            return null;
        }

        var read = await o.ReadAsync(record => Change(record, columns, change), findings, cancellationToken);
        if (read is not null)
        {
            o.RequireUntouched(read, columns.Select(c => c.Name).ToHashSet(), findings);
        }

        return read;
    }

    /// <summary>Demands that a column is null, its value in <c>_rescued</c>, and the drift told.</summary>
    public static void RequireRescued(EditedObject o, ReadRows read, ColumnDescriptor column, Func<JsonNode, bool> isKept, string what, FindingList findings)
    {
        var place = read.IndexOf(column.Name);
        var rows = Changed(o, read, place).ToList();
        findings.Require(
            rows.TrueForAll(r => r.Cells[place] is null), o.Object.Name,
            $"{what} in {column.Name} was made into {rows.Find(r => r.Cells[place] is not null)?.Cells[place]}", "Store null, and keep the raw value.");
        findings.Require(
            rows.TrueForAll(r => Rescued(r, FieldOf(column)) is { } value && isKept(value)), o.Object.Name,
            $"{what} in {column.Name} is lost: it is not in _rescued", "Put the raw value into the batch's Rescued column.");
        RequireDrift(read, DriftKind.Unreadable, FieldOf(column), o.Object.Name, findings);
    }

    // A mere value is told, and kept, under its column's name.
    private static string FieldOf(ColumnDescriptor column) => column.Source ?? column.Name;

    private static void Change(FoundRecord record, IReadOnlyList<ColumnDescriptor> columns, Func<ColumnDescriptor, JsonNode, JsonNode?> change)
    {
        foreach (var column in columns)
        {
            if (record.Find(column) is not { } field || field.Holder[field.Name] is not { } value)
            {
                continue;
            }

            if (change(column, value) is { } other)
            {
                field.Holder[field.Name] = other;
            }
            else
            {
                field.Holder.Remove(field.Name);
            }
        }
    }

    // The rows that had a value: where none was, none was changed.
    private static IEnumerable<Row> Changed(EditedObject o, ReadRows read, int place) => o.Clean.Rows.Zip(read.Rows).Where(pair => pair.First.Cells[place] is not null).Select(pair => pair.Second);

    private static void RequireDrift(ReadRows read, DriftKind kind, string field, string subject, FindingList findings) => findings.Require(
        read.Drift.Any(d => d.Kind == kind && d.Field == field), subject, $"nobody hears of it: no drift of the kind {kind} is reported for {field}",
        "Report it in Page.Drift, with the field's path in the record.");

    private static JsonNode? Rescued(Row row, string path) =>
        row.Rescued is { } text && JsonNode.Parse(text) is JsonObject rescued && FieldPath.Find(rescued, path) is { } field ? field.Holder[field.Name] : null;
}
