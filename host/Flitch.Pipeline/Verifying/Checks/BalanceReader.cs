using System.Text.Json;
using Flitch.Connectors.Catalog;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Verifying.Checks;

/// <summary>Reads the rows of a running balance along time, one partition's at once, so that memory is bounded whatever the history.</summary>
internal sealed class BalanceReader
{
    private readonly VerifyContext _context;
    private readonly ObjectDescriptor _descriptor;
    private readonly IReadOnlyList<string> _group;
    private readonly IReadOnlyList<(string Column, int Sign)> _change;
    private readonly string _closing;

    public BalanceReader(VerifyContext context, ObjectDescriptor descriptor, JsonElement settings)
    {
        (_context, _descriptor) = (context, descriptor);
        _group = CheckSettings.Names(settings, "group");
        _change = [.. CheckSettings.Names(settings, "change").Select(c => c.StartsWith('-') ? (c[1..], -1) : (c, 1))];
        _closing = CheckSettings.Text(settings, "closing");
        Scale = _change.Select(c => ScaleOf(c.Column)).Append(ScaleOf(_closing)).Max();
    }

    /// <summary>The column of the balances.</summary>
    public string Closing => _closing;

    /// <summary>Digits behind the point of all numbers.</summary>
    public int Scale { get; }

    /// <summary>The chains of every group over all rows.</summary>
    public async Task<SortedDictionary<string, BalanceChains>> ReadAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        var chains = new SortedDictionary<string, BalanceChains>(StringComparer.Ordinal);
        foreach (var file in manifest.Files.Where(f => f is { Role: FileRole.Rows, First: not null, Last: not null }).OrderBy(f => f.First))
        {
            await ReadAsync(file, chains, cancellationToken);
        }

        chains.Values.ToList().ForEach(c => c.Settle());
        return chains;
    }

    private async Task ReadAsync(LiveFile file, SortedDictionary<string, BalanceChains> chains, CancellationToken cancellationToken)
    {
        await using var result = await _context.Query.ExecuteAsync(Select(file), null, cancellationToken);
        await foreach (var row in result.ReadRowsAsync(cancellationToken))
        {
            var group = (string)row[0]!;
            if (Row(row) is { } balance)
            {
                (chains.TryGetValue(group, out var known) ? known : chains[group] = new BalanceChains()).Add(balance);
            }
        }
    }

    private string Select(LiveFile file)
    {
        var group = string.Join(" || ' ' || ", _group.Select(g => $"coalesce({Sql.Name(g)}::VARCHAR, '')"));
        var key = string.Join(" || ' ' || ", _descriptor.PrimaryKey.Select(k => $"coalesce({Sql.Name(k)}::VARCHAR, '')"));
        var numbers = string.Join(", ", _change.Select(c => c.Column).Append(_closing).Select(Sql.Unscaled));
        var cursor = Sql.Name(_descriptor.Cursor!);
        return $"""
            SELECT {group}, epoch_us({cursor}), {key} AS _key, {numbers} FROM {Sql.Table(_context.Scope.Connection, _descriptor)}
            WHERE {cursor} BETWEEN {Sql.Microsecond(file.First!.Value)} AND {Sql.Microsecond(file.Last!.Value)} ORDER BY {cursor}, _key
            """;
    }

    /// <summary>Null where a number is missing: what was rescued cannot be reckoned with.</summary>
    private BalanceRow? Row(object?[] row)
    {
        if (row.Skip(3).Any(v => v is null))
        {
            return null;
        }

        var closing = Unscaled.Raise((Int128)row[^1]!, ScaleOf(_closing), Scale);
        var change = Int128.Zero;
        for (var i = 0; i < _change.Count; i++)
        {
            change += _change[i].Sign * Unscaled.Raise((Int128)row[3 + i]!, ScaleOf(_change[i].Column), Scale);
        }

        return new BalanceRow((long)row[1]!, (string)row[2]!, closing - change, closing);
    }

    private int ScaleOf(string column) => _descriptor.Columns.First(c => c.Name == column).Type.Scale;
}
