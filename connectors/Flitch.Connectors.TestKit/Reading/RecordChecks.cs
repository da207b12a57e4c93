using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Rows;

namespace Flitch.Connectors.TestKit.Reading;

/// <summary>Records against their schema.</summary>
internal static class RecordChecks
{
    public static Task LookForDriftAsync(
        Bench bench, FindingList findings, CancellationToken cancellationToken) => EachAsync(bench, LookForDrift, findings, cancellationToken);

    public static Task LookAtKeysAsync(
        Bench bench, FindingList findings, CancellationToken cancellationToken) => EachAsync(bench, LookAtKeys, findings, cancellationToken);

    public static async Task LookTwiceAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (var o in bench.Descriptor.Objects)
        {
            if (await bench.TryReadAsync(o, findings, cancellationToken) is { } one && await bench.TryReadAsync(o, findings, cancellationToken) is { } two)
            {
                findings.Require(
                    one.Sorted.SequenceEqual(two.Sorted), o.Name,
                    $"a second reading at the same instant brings other rows ({one.Rows.Count}, then {two.Rows.Count}): {DifferenceOf(one, two)}",
                    "Let nothing of the first reading live on in the connector; let the stand-in answer the same.");
            }
        }
    }

    private static async Task EachAsync(
        Bench bench, Action<ObjectDescriptor, ReadRows, FindingList> look, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (var o in bench.Descriptor.Objects)
        {
            if (await bench.TryReadAsync(o, findings, cancellationToken) is { } read)
            {
                look(o, read, findings);
            }
        }
    }

    private static void LookForDrift(ObjectDescriptor o, ReadRows read, FindingList findings)
    {
        foreach (var drift in read.Drift.GroupBy(d => (d.Kind, d.Field)).Select(g => g.First()))
        {
            findings.Add(o.Name, $"{Words(drift)}, in {drift.Records} records of a page, for example {drift.Sample}", FixOf(drift));
        }

        foreach (var row in read.Rows.Where(r => r.Rescued is not null).Take(1))
        {
            findings.Require(
                read.Drift.Any(), o.Name, $"the row with {read.KeyOf(row)} keeps {row.Rescued} in _rescued, and no drift is reported",
                "Report what is rescued in Page.Drift.");
        }

        for (var i = 0; i < o.Columns.Count; i++)
        {
            if (!o.Columns[i].Nullable && read.Rows.FirstOrDefault(r => r.Cells[i] is null) is { } row && !read.Drift.Any(d => d.Field == o.Columns[i].Source))
            {
                findings.Add(
                    o.Name, $"the row with {read.KeyOf(row)} has no {o.Columns[i].Name}, which is required, and no drift is reported",
                    $"Take {o.Columns[i].Name} out of required, or report it.");
            }
        }
    }

    private static void LookAtKeys(ObjectDescriptor o, ReadRows read, FindingList findings)
    {
        if (o.PrimaryKey.Count == 0)
        {
            findings.Require(
                read.Rows.Count <= 1, o.Name, $"it brings {read.Rows.Count} rows and states no key",
                "Name the columns that tell its rows apart under primaryKey.");
            return;
        }

        var places = o.PrimaryKey.Select(read.IndexOf).ToList();
        if (places.Contains(-1))
        {
            findings.Add(o.Name, $"its key {string.Join(", ", o.PrimaryKey)} names what is no column", "Name columns under primaryKey.");
            return;
        }

        findings.Require(
            read.Rows.All(r => places.TrueForAll(p => r.Cells[p] is { Length: > 0 })), o.Name, $"rows lack their key {string.Join(", ", o.PrimaryKey)}",
            "Choose a key that every record has.");
        foreach (var twice in read.Rows.GroupBy(read.KeyOf).Where(g => g.Count() > 1).Take(1))
        {
            findings.Add(
                o.Name, $"{twice.Count()} rows have the key {twice.Key}: one of them would replace the others",
                "Choose a key that tells all records apart, or mend paging if pages overlap.");
        }
    }

    private static string Words(Drift drift) => drift.Kind switch
    {
        DriftKind.UnknownField => $"the field {drift.Field} is not in the schema",
        DriftKind.UnknownValue => $"the field {drift.Field} has a value that its enum does not list",
        DriftKind.Unreadable => $"the field {drift.Field} cannot be read as its type",
        _ => $"the required field {drift.Field} is missing or null",
    };

    private static string FixOf(Drift drift) => drift.Kind switch
    {
        DriftKind.UnknownField => $"Add {drift.Field} under properties.",
        DriftKind.UnknownValue => $"Add the value to the enum of {drift.Field}.",
        DriftKind.Unreadable => $"Give {drift.Field} the type and format that its values have.",
        _ => $"Take {drift.Field} out of required, or let it be null.",
    };

    private static string DifferenceOf(ReadRows one, ReadRows two)
    {
        var seen = two.Rows.Select(r => r.Text).ToHashSet();
        return one.Rows.FirstOrDefault(r => !seen.Contains(r.Text)) is { } gone ? $"the row with {one.KeyOf(gone)} is gone or another" : "there are more";
    }
}
