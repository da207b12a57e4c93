using System.Text.Json;
using System.Text.Json.Nodes;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;

namespace Flitch.Connectors.TestKit.Drifting;

/// <summary>Numbers and times to their last digit.</summary>
internal static class ExactnessChecks
{
    private const string Digits = "1234567890123456789012345678901234567";
    private const string Microseconds = "1700000000999999";

    public static async Task LookAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        await foreach (var o in EditedObject.AllAsync(bench, findings, cancellationToken))
        {
            var columns = FieldChecks.Present(o, c => c.Type.Kind is ColumnKind.Decimal or ColumnKind.Timestamp);
            if (await FieldChecks.ReadAsync(o, columns, (c, old) => Spell(TextOf(c), old), "it has no decimals or times beside its cursor", findings, cancellationToken) is not { } read)
            {
                continue;
            }

            foreach (var column in columns)
            {
                var place = read.IndexOf(column.Name);
                var wrong = o.Clean.Rows.Zip(read.Rows).FirstOrDefault(p => p.First.Cells[place] is not null && p.Second.Cells[place] != ValueOf(column)).Second;
                findings.Require(
                    wrong is null, o.Object.Name,
                    $"{TextOf(column)} in {column.Name} ({column.Type}) is read as {wrong?.Cells[place] ?? "null"} instead of {ValueOf(column)}",
                    "Read numbers and times from their text, never through a float.");
            }
        }
    }

    public static async Task LookAtTooManyDigitsAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        await foreach (var o in EditedObject.AllAsync(bench, findings, cancellationToken))
        {
            var columns = FieldChecks.Present(o, c => c.Type.Kind == ColumnKind.Decimal);
            if (await FieldChecks.ReadAsync(o, columns, (c, old) => Spell(TooLong(c), old), "it has no decimals", findings, cancellationToken) is { } read)
            {
                foreach (var column in columns)
                {
                    FieldChecks.RequireRescued(
                        o, read, column, value => Text(value) == TooLong(column), $"{TooLong(column)}, which does not fit {column.Type},", findings);
                }
            }
        }
    }

    // All digits that the column can hold.
    private static string TextOf(ColumnDescriptor column) => column switch
    {
        { Type.Kind: ColumnKind.Decimal } => Digits[..Whole(column)].PadLeft(1, '0') + (column.Type.Scale == 0 ? "" : "." + Fraction(column)),
        { Time: TimeFormat.UnixSeconds } => "1700000000.999999",
        _ => "2023-11-14T22:13:20.999999Z",
    };

    private static string ValueOf(ColumnDescriptor column) => column.Type.Kind == ColumnKind.Decimal ? TextOf(column).Replace(
        ".", "", StringComparison.Ordinal).TrimStart('0') : Microseconds;

    private static string TooLong(ColumnDescriptor column) => (column.Type.Scale == 0 ? "1." : $"1.{Fraction(column)}") + "5";

    private static int Whole(ColumnDescriptor column) => Math.Min(column.Type.Precision - column.Type.Scale, Digits.Length);

    private static string Fraction(ColumnDescriptor column) => new('7', column.Type.Scale);

    // As a text where the service writes texts, as a number where it writes numbers.
    private static JsonNode? Spell(string text, JsonNode old) => old.GetValueKind() == JsonValueKind.Number && !text.Contains(
        'T', StringComparison.Ordinal) ? JsonNode.Parse(text) : JsonValue.Create(text);

    private static string Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
