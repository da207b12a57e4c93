using Flitch.Analysis.Rows;
using Flitch.Connectors.Columns;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Querying;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;

namespace Flitch.Web.Tests.Datasets;

/// <summary>One served Flitch with one refreshed account, whose balance has a second snapshot: an hour later, with values that mean harm.</summary>
public sealed class ServedRows : IAsyncLifetime
{
    public const string Evil = "<img src=x onerror=hacked=1><script>hacked=1</script>\"'\u202Eniam";
    private Kraken? _kraken;
    private ServedFlitch? _flitch;

    internal ServedFlitch Flitch => _flitch!;

    public RunReport Run { get; private set; } = null!;

    /// <summary>When the second snapshot was taken.</summary>
    public DateTimeOffset Later { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _kraken = await Kraken.OpenAsync();
        _flitch = await ServedFlitch.StartAsync();
        await _flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", _kraken.Fields) { Title = "My account" }, Ct);
        Run = await _flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions(), null, Ct);
        Later = (await InstantAsync("SELECT max(_synced_at) FROM main.balance_snapshots")).AddHours(1);
        await TakeAsync(Flitch, Run.RunId, Later);
    }

    /// <summary>A query's answer, a text a row.</summary>
    public async Task<List<string>> AskAsync(string sql)
    {
        await using var result = await Flitch.Service<QueryEngine>().ExecuteAsync(sql, null, Ct);
        var rows = new List<string>();
        await foreach (var row in result.ReadRowsAsync(Ct))
        {
            rows.Add(string.Join('|', row.Select(v => CellText.Of(v) ?? "–")));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _flitch!.DisposeAsync();
        await _kraken!.DisposeAsync();
    }

    private async Task<DateTimeOffset> InstantAsync(string sql) => DateTimeOffset.Parse((await AskAsync(sql))[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A snapshot of the balance whose values mean harm.</summary>
    internal static async Task TakeAsync(ServedFlitch flitch, string run, DateTimeOffset at)
    {
        var balance = flitch.Service<PluginCatalog>().Find("kraken").FindObject("balance")!;
        using var batch = new RecordBatch([.. balance.Columns.Select(c => c.Type)]);
        foreach (var (asset, amount) in new[] { (Evil, Int128.One), ("HUGE", Int128.Parse("-12345678901234567890123456789012345678", System.Globalization.CultureInfo.InvariantCulture)), ("NIL", Int128.Zero) })
        {
            ((TextColumn)batch.Columns[0]).Append(asset);
            ((DecimalColumn)batch.Columns[1]).Append(amount);
            if (asset == Evil)
            {
                batch.Rescued.Append($$"""{"new":"<script>hacked=1</script>"}""");
            }
            else
            {
                batch.Rescued.AppendNull();
            }
        }

        await using var writer = await DatasetWriter.OpenAsync(flitch.Service<DataFolder>(), new ConnectionName("main", "kraken"), balance, Ct);
        writer.Stage(batch, new RowStamp(at, run, 1));
        await writer.CommitSnapshotAsync(at, run, writer.Manifest.State, Ct);
    }
}
