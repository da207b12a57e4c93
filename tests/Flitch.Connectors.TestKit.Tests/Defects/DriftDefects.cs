using System.Globalization;
using Flitch.Connectors.Columns;

namespace Flitch.Connectors.TestKit.Tests.Defects;

/// <summary>Changed answers that lose something, in silence or not.</summary>
internal static class DriftDefects
{
    private const string Field = nameof(ConnectorConformance.An_unknown_field_is_kept_and_reported);
    private const string Value = nameof(ConnectorConformance.An_unknown_value_is_kept_and_reported);
    private const string Type = nameof(ConnectorConformance.A_value_of_another_type_is_kept_and_reported);
    private const string Missing = nameof(ConnectorConformance.A_missing_field_is_reported_and_costs_no_row);
    private const string Exact = nameof(ConnectorConformance.Numbers_and_times_are_read_exactly);
    private const string Long = nameof(ConnectorConformance.A_number_that_does_not_fit_is_kept_and_not_rounded);
    private const string Key = nameof(ConnectorConformance.A_key_or_cursor_that_cannot_be_read_fails_its_object);

    public static IReadOnlyList<Defect> All { get; } =
    [
        new() { Test = Field, Name = "a field that is lost", Says = "a field that the schema does not know is lost", Read = (p, _, _) => p.WithoutRescued() },
        new() { Test = Field, Name = "a field that no one hears of", Says = "no drift of the kind UnknownField is reported for flitch_conformance", Read = (p, _, _) => p.With(drift: []) },
        new() { Test = Field, Name = "a row that is lost", Says = "movements: 23 records with a change in a field bring 0 rows", Read = (p, _, _) => p.WithRows(Pages.AllRows(p).Where(r => p.Batch.Rescued.IsNull(r))) },
        new()
        {
            Test = Field, Name = "a neighbour that changes", Says = "though its field did not change",
            Read = (p, _, _) => p.WithCells<DecimalColumn>((t, s, r) => t.Append(s[r]!.Value + 1), rescuedOnly: true),
        },
        new() { Test = Value, Name = "a value that is lost", Says = "movements: a value of currency that its enum does not list is lost or changed", Read = (p, _, _) => p.WithCells<TextColumn>(Unless("flitch-new-value")) },
        new() { Test = Value, Name = "a value that no one hears of", Says = "no drift of the kind UnknownValue is reported for currency", Read = (p, _, _) => p.With(drift: []) },
        new() { Test = Type, Name = "a zero in its place", Says = "a value of another type in amount was made into 0", Read = (p, _, _) => p.WithCells<DecimalColumn>(OrZero) },
        new() { Test = Type, Name = "a value that is lost", Says = "a value of another type in amount is lost", Read = (p, _, _) => p.WithoutRescued() },
        new() { Test = Type, Name = "a value that no one hears of", Says = "no drift of the kind Unreadable is reported for valued", Read = (p, _, _) => p.With(drift: []) },
        new() { Test = Missing, Name = "a zero in its place", Says = "the column amount has values though its field is missing", Read = (p, _, _) => p.WithCells<DecimalColumn>(OrZero) },
        new() { Test = Missing, Name = "a field that no one misses", Says = "no drift of the kind Missing is reported for amount", Read = (p, _, _) => p.With(drift: []) },
        new() { Test = Missing, Name = "a row that is lost", Says = "bring 0 rows", Read = (p, _, _) => p.WithRows(Pages.AllRows(p).Where(_ => p.Drift.Count == 0)) },
        new() { Test = Exact, Name = "a float", Says = "movements: 123456789012345678.77 in amount (DECIMAL(20,2)) is read as 12345678901234", Read = (p, _, _) => p.WithCells<DecimalColumn>(AsFloat) },
        new() { Test = Long, Name = "a rounded number", Says = "movements: 1.775, which does not fit DECIMAL(20,2), in amount was made into 178", Read = (p, _, _) => p.WithCells<DecimalColumn>((t, _, _) => t.Append(178), rescuedOnly: true) },
        new() { Test = Long, Name = "a number that is lost", Says = "which does not fit DECIMAL(20,2), in amount is lost", Read = (p, _, _) => p.WithoutRescued() },
        new() { Test = Key, Name = "rows that are dropped", Says = "accounts: id cannot be read, and reading goes on with 0 rows", Failure = (_, _) => null },
        new() { Test = Key, Name = "an error without the value", Says = "the error does not show its raw value: No.", Failure = (_, _) => new FlitchException("no", ErrorKind.Provider, "No.", "Ask.") },
        new() { Test = Key, Name = "a crash", Says = "reading ends with FormatException", Failure = (_, _) => new FormatException("id") },
    ];

    private static Action<TextColumn, TextColumn, int> Unless(string value) => (target, source, row) =>
    {
        if (source[row] is { } text && text != value)
        {
            target.Append(text);
        }
        else
        {
            target.AppendNull();
        }
    };

    private static void OrZero(DecimalColumn target, DecimalColumn source, int row) => target.Append(source[row] ?? 0);

    private static void AsFloat(DecimalColumn target, DecimalColumn source, int row) =>
        target.Append((Int128)double.Parse(source[row]!.Value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
