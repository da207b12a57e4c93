using Flitch.Connectors.Columns;

namespace Flitch.Connectors.TestKit.Tests.Defects;

/// <summary>Rows, pages and calls that are not what they should be.</summary>
internal static class ReadingDefects
{
    private const string Records = nameof(ConnectorConformance.Every_object_brings_records);
    private const string Schema = nameof(ConnectorConformance.Every_record_matches_its_schema);
    private const string Keys = nameof(ConnectorConformance.Every_row_has_a_key_of_its_own);
    private const string Twice = nameof(ConnectorConformance.Reading_twice_brings_the_same_rows);
    private const string Each = nameof(ConnectorConformance.Listings_for_each_value_make_up_the_whole);
    private const string Facts = nameof(ConnectorConformance.Every_call_is_told_with_its_facts);
    private const string Calls = nameof(ConnectorConformance.Only_declared_calls_are_made);

    public static IReadOnlyList<Defect> All { get; } =
    [
        new() { Test = Records, Name = "no end", Says = "its listing ends without a last page", Read = (p, _, _) => p.With(isLast: false) },
        new() { Test = Records, Name = "no rows", Says = "movements: it brings no rows", Service = s => s.Movements.Clear() },
        new() { Test = Records, Name = "invented rows", Says = "rows were invented", Read = (p, _, _) => p.WithRows([.. Pages.AllRows(p), 0]) },
        new() { Test = Records, Name = "other columns", Says = "its batches have the columns (BIGINT) instead of", Read = (p, _, _) => p.With(batch: new RecordBatch([ColumnType.Integer])) },
        new() { Test = Records, Name = "a service that fails", Says = "movements: it cannot be read: http:404", Service = s => s.Fault = r => r.Target.StartsWith("/v1/mov", StringComparison.Ordinal) ? new Flitch.Testing.ScriptedAnswer(404, "{}"u8.ToArray()) : null },
        new() { Test = Records, Name = "calls to somebody else", Says = "connector: it does not call the stand-in", Catalogue = d => d with { Form = [d.Form[0]] }, Elsewhere = true },
        new() { Test = Schema, Name = "a field that the schema lacks", Says = "movements: the field mood is not in the schema, in 5 records of a page, for example 1", Service = s => s.Extra = ",\"mood\":1" },
        new() { Test = Schema, Name = "a type that is another", Says = "the field valued cannot be read as its type", Service = s => s.Extra = ",\"valued\":\"never\"" },
        new() { Test = Schema, Name = "a value that the enum lacks", Says = "the field currency has a value that its enum does not list", Service = s => s.Extra = ",\"currency\":\"CHF\"" },
        new() { Test = Schema, Name = "drift that is not told", Says = "keeps {\"mood\":1} in _rescued, and no drift is reported", Service = s => s.Extra = ",\"mood\":1", Read = (p, _, _) => p.With(drift: []) },
        new() { Test = Schema, Name = "a required value that is missing", Says = "has no amount, which is required", Read = (p, _, _) => p.WithCells<DecimalColumn>((t, _, _) => t.AppendNull()) },
        new() { Test = Keys, Name = "a row that comes twice", Says = "2 rows have the key id", Read = (p, o, _) => o.Name == "movements" ? p.WithRows([.. Pages.AllRows(p).Skip(1), 1]) : p },
        new() { Test = Keys, Name = "a key that is empty", Says = "accounts: rows lack their key id", Read = (p, o, _) => o.Name == "accounts" ? p.WithCells<TextColumn>((t, _, _) => t.Append("")) : p },
        new() { Test = Twice, Name = "a row that is gone", Says = "a second reading at the same instant brings other rows (2, then 1): the row with id B is gone", Read = (p, _, reading) => reading == 2 ? p.WithRows([0]) : p },
        new() { Test = nameof(ConnectorConformance.Paged_objects_are_read_beyond_the_first_page), Name = "the first page only", Says = "movements: only one page of 5 rows was read", Read = (p, _, _) => p.With(isLast: true) },
        new() { Test = Each, Name = "a value that is forgotten", Says = "postings: its listings have 12 rows together and the whole has 20", Values = v => [v[0]] },
        new() { Test = Facts, Name = "calls that are kept quiet", Says = "and the host heard of 0", Told = (_, _) => null },
        new() { Test = Facts, Name = "another hash", Says = "is told with another hash than the body's", Told = (f, _) => f with { BodyHash = new string('0', 64) } },
        new() { Test = Facts, Name = "numbers from 0", Says = "the calls are not numbered from 1 on", Told = (f, _) => f with { Number = f.Number - 1 } },
        new() { Test = Facts, Name = "another cost", Says = "call 1 is told with the cost 7, and accounts states 0", Told = (f, _) => f with { Cost = 7 } },
        new() { Test = Facts, Name = "another status", Says = "is told with the status 204 instead of 200", Told = (f, _) => f with { Status = 204 } },
        new() { Test = Calls, Name = "a call that no file names", Says = "it calls GET /v1/orders, which no schema file names", CallsToo = "/v1/orders" },
        new() { Test = Calls, Name = "a redirect that is followed", Says = "it follows a redirect to another address", CallsToo = "/v1/rate" },
    ];
}
