using System.Text.Json;
using Flitch.Connectors.Catalog;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Verifying.Checks;

/// <summary>The newest value of each group agrees with another object's newest snapshot.</summary>
internal sealed class LastEqualsCheck(VerifyContext context, ObjectDescriptor descriptor, ObjectDescriptor other, JsonElement settings)
{
    private readonly IReadOnlyList<string> _group = CheckSettings.Names(settings, "group");
    private readonly string _value = CheckSettings.Text(settings, "value");
    private readonly string _field = CheckSettings.Text(settings, "field");

    private int Scale => descriptor.Columns.First(c => c.Name == _value).Type.Scale;

    private int OtherScale => other.Columns.First(c => c.Name == _field).Type.Scale;

    /// <summary>Compares all groups.</summary>
    /// <param name="manifest">The dataset's last commit.</param>
    /// <param name="chains">The running balances of the same groups and values, whose sum counts where a group has several wallets; null without them.</param>
    /// <param name="isProven">Whether the rows are known to be all that the service serves: then less elsewhere can only be what is on its way out.</param>
    /// <param name="book">Takes the outcome.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task RunAsync(
        Manifest manifest, IReadOnlyDictionary<string, BalanceChains>? chains, bool isProven, VerifyBook book, CancellationToken cancellationToken)
    {
        var theirs = await Dataset.ReadAsync(context.Scope.Folder, new DatasetName(context.Scope.Connection.Name, other.Name), cancellationToken);
        if (theirs?.Snapshot is not { } snapshot || manifest.State.Intervals is not [.., { } newest])
        {
            book.Add(new CheckOutcome("lastEquals", null, $"{descriptor.Title} and {other.Title} are not both there to compare."));
            return;
        }

        if (manifest.State.Intervals is not [{ From: null }])
        {
            book.Add(new CheckOutcome("lastEquals", null, $"The history is not complete from its beginning, so {other.Title} may hold what came before."));
            return;
        }

        // A row that came after the snapshot would be called a difference, so only groups at rest since are compared.
        var last = await LastAsync(cancellationToken);
        var now = await OtherAsync(cancellationToken);
        var outcomes = new List<Agreement>();
        foreach (var group in last.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Where(g => !(last.TryGetValue(g, out var l) && l.Time > Microseconds(snapshot.TakenAt))))
        {
            outcomes.Add(Compare(group, last.GetValueOrDefault(group).Value, chains?.GetValueOrDefault(group)?.Sum, now.GetValueOrDefault(group), book));
        }

        var holds = outcomes.TrueForAll(o => o == Agreement.Equal || (o == Agreement.Less && isProven));
        var behind = newest.To < snapshot.TakenAt.ToUnixTimeSeconds() ? $" {descriptor.Title} is complete up to {Place.Second(newest.To)} only." : "";
        book.Add(new CheckOutcome("lastEquals", holds, Words(outcomes, Place.Second(snapshot.TakenAt.ToUnixTimeSeconds())) + behind));
    }

    private string Words(List<Agreement> outcomes, string asOf)
    {
        var (less, differing) = (outcomes.Count(o => o == Agreement.Less), outcomes.Count(o => o == Agreement.Different));
        var words = (differing, less) switch
        {
            (0, 0) => $"The newest values are those of {other.Title}",
            (0, _) => $"{less} of {outcomes.Count} newest values are above those of {other.Title} by what may be on its way out",
            (_, 0) => $"{differing} of {outcomes.Count} newest values are not those of {other.Title}",
            _ => $"{differing} of {outcomes.Count} newest values are not those of {other.Title}, and {less} are above them by what may be on its way out",
        };
        return $"{words} at {asOf}.";
    }

    private Agreement Compare(string group, Int128 last, Int128? sum, Int128 theirs, VerifyBook book)
    {
        var scale = Math.Max(Scale, OtherScale);
        var (ours, there) = (Unscaled.Raise(last, Scale, scale), Unscaled.Raise(theirs, OtherScale, scale));
        var held = sum is { } wallets ? Unscaled.Raise(wallets, Scale, scale) : ours;
        if (ours == there || held == there)
        {
            return Agreement.Equal;
        }

        var text = $"ends with {Unscaled.Text(held, scale)}, {other.Title} says {Unscaled.Text(there, scale)}"
            + (there < held ? $": a withdrawal of {Unscaled.Text(held - there, scale)} may be under way." : ".");
        book.Add(new Finding(FindingKind.Check, group, text) { IsNotice = CheckSettings.IsNotice(settings) });
        return there < held ? Agreement.Less : Agreement.Different;
    }

    private async Task<Dictionary<string, (long Time, Int128 Value)>> LastAsync(CancellationToken cancellationToken)
    {
        var cursor = Sql.Name(descriptor.Cursor!);
        var key = string.Join(" || ' ' || ", descriptor.PrimaryKey.Select(Sql.Name));
        var sql = $"SELECT {Group()}, max(epoch_us({cursor})), arg_max({Sql.Unscaled(_value)}, ({cursor}, {key})) FROM {Sql.Table(context.Scope.Connection, descriptor)} "
            + $"WHERE {cursor} IS NOT NULL AND {Sql.Name(_value)} IS NOT NULL GROUP BY 1";
        var last = new Dictionary<string, (long, Int128)>(StringComparer.Ordinal);
        await using var result = await context.Query.ExecuteAsync(sql, null, cancellationToken);
        await foreach (var row in result.ReadRowsAsync(cancellationToken))
        {
            last[(string)row[0]!] = ((long)row[1]!, (Int128)row[2]!);
        }

        return last;
    }

    private async Task<Dictionary<string, Int128>> OtherAsync(CancellationToken cancellationToken)
    {
        var sql = $"SELECT {Group()}, {Sql.Unscaled(_field)} FROM {Sql.Table(context.Scope.Connection, other)} WHERE {Sql.Name(_field)} IS NOT NULL";
        var now = new Dictionary<string, Int128>(StringComparer.Ordinal);
        await using var result = await context.Query.ExecuteAsync(sql, null, cancellationToken);
        await foreach (var row in result.ReadRowsAsync(cancellationToken))
        {
            now[(string)row[0]!] = (Int128)row[1]!;
        }

        return now;
    }

    private string Group() => string.Join(" || ' ' || ", _group.Select(g => $"coalesce({Sql.Name(g)}::VARCHAR, '')"));

    private static Int128 Microseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private enum Agreement
    {
        /// <summary>Both say the same.</summary>
        Equal,

        /// <summary>The other object says less, as it does while something is on its way out.</summary>
        Less,

        /// <summary>The other object says more.</summary>
        Different,
    }
}
