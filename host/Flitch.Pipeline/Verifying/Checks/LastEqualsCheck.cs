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
    /// <param name="book">Takes the outcome.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task RunAsync(Manifest manifest, IReadOnlyDictionary<string, BalanceChains>? chains, VerifyBook book, CancellationToken cancellationToken)
    {
        var theirs = await Dataset.ReadAsync(context.Scope.Folder, new DatasetName(context.Scope.Connection.Name, other.Name), cancellationToken);
        if (theirs?.Snapshot is not { } snapshot || manifest.State.Intervals is not [.., { } newest])
        {
            book.Add(new CheckOutcome("lastEquals", null, $"{descriptor.Title} and {other.Title} are not both there to compare."));
            return;
        }

        // A row that came after the snapshot would be called a difference, so only groups at rest since are compared.
        var last = await LastAsync(cancellationToken);
        var now = await OtherAsync(cancellationToken);
        var differing = 0;
        foreach (var group in last.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Where(g => !(last.TryGetValue(g, out var l) && l.Time > Microseconds(snapshot.TakenAt))))
        {
            differing += Compare(group, last.GetValueOrDefault(group).Value, chains?.GetValueOrDefault(group)?.Sum, now.GetValueOrDefault(group), book) ? 0 : 1;
        }

        var asOf = Place.Second(snapshot.TakenAt.ToUnixTimeSeconds());
        var behind = newest.To < snapshot.TakenAt.ToUnixTimeSeconds() ? $" {descriptor.Title} is complete up to {Place.Second(newest.To)} only." : "";
        book.Add(new CheckOutcome("lastEquals", differing == 0, (differing == 0
            ? $"The newest values are those of {other.Title} at {asOf}." : $"{differing} of {last.Count} newest values are not those of {other.Title} at {asOf}.") + behind));
    }

    private bool Compare(string group, Int128 last, Int128? sum, Int128 theirs, VerifyBook book)
    {
        var scale = Math.Max(Scale, OtherScale);
        var (ours, there) = (Unscaled.Raise(last, Scale, scale), Unscaled.Raise(theirs, OtherScale, scale));
        var held = sum is { } wallets ? Unscaled.Raise(wallets, Scale, scale) : ours;
        if (ours == there || held == there)
        {
            return true;
        }

        var text = $"ends with {Unscaled.Text(held, scale)}, {other.Title} says {Unscaled.Text(there, scale)}"
            + (there < held ? ": a withdrawal of the difference may be under way." : ".");
        book.Add(new Finding(FindingKind.Check, group, text) { IsNotice = CheckSettings.IsNotice(settings) });
        return false;
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
}
