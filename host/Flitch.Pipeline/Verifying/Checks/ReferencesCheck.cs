using System.Text.Json;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Verifying.Checks;

/// <summary>Every id that a row mentions exists in another object, over the stretch that both are complete for.</summary>
internal sealed class ReferencesCheck(VerifyContext context, ObjectDescriptor descriptor, ObjectDescriptor other, JsonElement settings)
{
    /// <summary>The newest rows of one object may be ahead of the other's by as much.</summary>
    private const long MarginSeconds = 60;

    private const int Most = 100;

    private readonly IReadOnlyList<(string Column, string Field)> _ways =
        [.. settings.GetProperty("by").EnumerateArray().Select(w => (CheckSettings.Text(w, "column"), CheckSettings.Text(w, "field")))];

    /// <summary>Checks all rows, one partition's at once.</summary>
    /// <param name="manifest">The dataset's last commit.</param>
    /// <param name="isProven">Whether the other object's rows are known to be all that the service serves.</param>
    /// <param name="book">Takes the outcome.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task RunAsync(Manifest manifest, bool isProven, VerifyBook book, CancellationToken cancellationToken)
    {
        var theirs = await Dataset.ReadAsync(context.Scope.Folder, new DatasetName(context.Scope.Connection.Name, other.Name), cancellationToken);
        var common = theirs is null ? [] : IntervalSet.Common(manifest.State.Intervals, theirs.State.Intervals);
        if (common.Count == 0)
        {
            book.Add(new CheckOutcome("references", null, $"There is no stretch for which {descriptor.Title} and {other.Title} are both complete."));
            return;
        }

        // An order that was placed before the other object's rows begin may have been filled there.
        var isWhole = theirs!.State.Intervals is [{ From: null }];
        var dangling = 0;
        foreach (var part in Parts(manifest, common))
        {
            dangling += await CheckAsync(part, isWhole ? "" : Unread, isProven || !isWhole, book, cancellationToken);
        }

        book.Add(Outcome(dangling, isWhole));
    }

    private string Unread => $"; {other.Title} is not complete from its beginning";

    private CheckOutcome Outcome(int dangling, bool isWhole) => (dangling, isWhole) switch
    {
        (0, _) => new("references", true, $"Every id that is mentioned is in {other.Title}."),
        (_, true) => new("references", false, $"{VerdictText.Rows(dangling)} mention ids that are not in {other.Title}."),
        _ => new("references", null, $"{VerdictText.Rows(dangling)} mention ids that are not in {other.Title}, which is not complete from its beginning."),
    };

    private static IEnumerable<ReadInterval> Parts(Manifest manifest, IReadOnlyList<ReadInterval> common) =>
        from file in manifest.Files
        where file is { Role: FileRole.Rows, First: not null, Last: not null }
        from part in IntervalSet.Common(common, [new ReadInterval((file.First!.Value / 1_000_000) - 1, (file.Last!.Value / 1_000_000) + 1)])
        select part with { To = Math.Min(part.To, common[^1].To - MarginSeconds) };

    private async Task<int> CheckAsync(ReadInterval part, string reason, bool isNotice, VerifyBook book, CancellationToken cancellationToken)
    {
        var found = 0;
        for (var way = 0; way < _ways.Count && (part.From is not { } from || from < part.To); way++)
        {
            await using var result = await context.Query.ExecuteAsync(Select(way, part), null, cancellationToken);
            await foreach (var row in result.ReadRowsAsync(cancellationToken))
            {
                found++;
                book.Add(new Finding(FindingKind.Check, $"{row[0]}, {row[1]}", $"mentions {row[2]}, which is not in {other.Title}{reason}") { IsNotice = isNotice });
            }
        }

        return found;
    }

    private string Select(int way, ReadInterval part)
    {
        var (column, field) = _ways[way];
        var isList = IsList(column);
        var earlier = _ways.Take(way).Select(w => $"NOT ({HasValue(w.Column)})");
        var key = string.Join(" || ' ' || ", descriptor.PrimaryKey.Select(Sql.Name));
        var rows = $"SELECT {key} AS _key, {Sql.Name(descriptor.Cursor!)} AS _time, {(isList ? $"unnest({Sql.Name(column)})" : Sql.Name(column))} AS _id "
            + $"FROM {Sql.Table(context.Scope.Connection, descriptor)} WHERE {string.Join(" AND ", earlier.Append(HasValue(column)).Append(Sql.Within(descriptor.Cursor!, part)))}";
        return $"SELECT _key, strftime(_time, '%Y-%m-%d %H:%M:%S'), _id FROM ({rows}) r "
            + $"WHERE NOT EXISTS (SELECT 1 FROM {Sql.Table(context.Scope.Connection, other)} o WHERE o.{Sql.Name(field)} = r._id) ORDER BY _time LIMIT {Most}";
    }

    /// <summary>Never null, so that its opposite holds where there is no list at all.</summary>
    private string HasValue(string column) => IsList(column) ? $"coalesce(len({Sql.Name(column)}), 0) > 0" : $"{Sql.Name(column)} IS NOT NULL";

    private bool IsList(string column) => descriptor.Columns.First(c => c.Name == column).Type.Kind == ColumnKind.List;
}
