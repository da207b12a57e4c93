using System.Globalization;
using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Rows;
using Flitch.Connectors.Columns;
using Flitch.Host.Dashboards;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Refreshing;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Querying;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;

namespace Flitch.Web.Tests.Dashboards;

/// <summary>A served account whose ledger holds what real ones hold seldom: nothing, less than nothing, a quintillionth, a hundred trillions, sixty assets, names that are long or not Latin.</summary>
public sealed class ExtremeAccount : IAsyncLifetime
{
    public const string Long = "ANEXTRAORDINARILYLONGASSETNAMETHATNOBODYWOULDEVERTYPE.S";
    public const string Foreign = "Ðoge🐕残高";
    private static readonly DateTimeOffset First = new(2026, 4, 3, 12, 0, 0, TimeSpan.Zero);
    private Kraken? _kraken;
    private ServedFlitch? _flitch;
    private int _made;

    internal ServedFlitch Flitch => _flitch!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _kraken = await Kraken.OpenAsync();
        _flitch = await ServedFlitch.StartAsync();
        await _flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", _kraken.Fields) { Title = "My account", Datasets = ["ledgers"], RefreshEvery = TimeSpan.FromDays(1) }, Ct);
        await _flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions(), null, Ct);
        await WriteAsync();
        var file = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Dashboards", "extremes.json"), Ct);
        await _flitch.Service<DashboardLibrary>().SaveAsync(DashboardReader.Read("extremes.json", file), null, Ct);
    }

    /// <summary>A query's answer, a text a row.</summary>
    public async Task<List<string>> AskAsync(string sql)
    {
        await using var result = await Flitch.Service<QueryEngine>().ExecuteAsync(sql, null, Ct);
        return await result.ReadRowsAsync(Ct).Select(r => string.Join('|', r.Select(v => CellText.Of(v)))).ToListAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _flitch!.DisposeAsync();
        await _kraken!.DisposeAsync();
    }

    private async Task WriteAsync()
    {
        var ledgers = Flitch.Service<PluginCatalog>().Find("kraken").FindObject("ledgers")!;
        using var batch = new RecordBatch([.. ledgers.Columns.Select(c => c.Type)]);
        var places = ledgers.Columns.Select((c, i) => (c.Name, i)).ToDictionary(c => c.Name, c => c.i);
        foreach (var (asset, month, amount) in Rows())
        {
            Text("ledger_id", string.Create(CultureInfo.InvariantCulture, $"L{_made++:00000}"));
            Text("type", "deposit");
            Text("asset", asset);
            ((Int64Column)batch.Columns[places["time"]]).Append(First.AddMonths(month).ToUnixTimeMilliseconds() * 1000);
            foreach (var column in new[] { "amount", "fee", "balance" })
            {
                ((DecimalColumn)batch.Columns[places[column]]).Append(column == "fee" ? 0 : Unscaled(amount));
            }

            batch.Rescued.AppendNull();
            foreach (var column in batch.Columns.Where(c => c.Count < batch.RowCount))
            {
                column.AppendNull();
            }
        }

        void Text(string column, string text) => ((TextColumn)batch.Columns[places[column]]).Append(text);

        await using var writer = await DatasetWriter.OpenAsync(Flitch.Service<DataFolder>(), new ConnectionName("main", "kraken"), ledgers, Ct);
        writer.Stage(batch, new RowStamp(First.AddMonths(7), "run", 1));
        await writer.CommitAsync(writer.Manifest.State, Ct);
    }

    private static IEnumerable<(string Asset, int Month, string Amount)> Rows()
    {
        for (var month = 0; month < 7; month++)
        {
            yield return ("ZERO", month, "0");
            yield return ("NEGATIVE", month, $"-{1234 + month}.5");
            yield return ("TINY", month, month % 2 == 0 ? "0.000000000000000001" : "0.00000001");
            yield return ("HUGE", month, month == 3 ? "-999999999999.12345678" : "999999999999.12345678");
            yield return (Long, month, $"{month}.1");
            yield return (Foreign, month, $"{month * 3}");
        }

        yield return ("ONCE", 6, "42");
        yield return ("LIMIT", 6, "99999999999999999999.999999999999999999");
        yield return ("LIMIT", 5, "0.000000000000000001");
        for (var i = 0; i < 60; i++)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"A{i:00}"), i % 7, string.Create(CultureInfo.InvariantCulture, $"{i + 1}.25"));
        }
    }

    private static Int128 Unscaled(string amount)
    {
        var parts = amount.Split('.');
        return Int128.Parse(parts[0] + (parts.Length > 1 ? parts[1] : "").PadRight(18, '0'), CultureInfo.InvariantCulture);
    }
}
