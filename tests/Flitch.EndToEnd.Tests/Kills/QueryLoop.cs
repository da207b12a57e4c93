using Flitch.Storage;
using Flitch.Storage.Querying;

namespace Flitch.EndToEnd.Tests.Kills;

/// <summary>Queries datasets without pause while other processes refresh them and are killed.</summary>
internal sealed class QueryLoop : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly DataFolder _folder;
    private readonly List<WatchedDataset> _datasets;
    private readonly Task _running;

    private QueryLoop(string data)
    {
        _folder = DataFolder.Open(data, TimeProvider.System);
        _datasets = [new(_folder, "ledgers", "ledger_id"), new(_folder, "trades_history", "txid"), new(_folder, "closed_orders", "order_id")];
        _running = Task.Run(RunAsync);
    }

    /// <summary>Queries of Flitch's own so far.</summary>
    public int Count => _datasets.Sum(d => d.Queries);

    /// <summary>Foreign globs so far that failed, or saw a row twice.</summary>
    public int ForeignOverlaps => _datasets.Sum(d => d.ForeignOverlaps);

    public static QueryLoop Start(string data) => new(data);

    /// <summary>Stops; throws what a query saw that it must not. With nobody writing any more a foreign glob must be right.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _datasets.ForEach(d => d.ForeignMustBeRight());
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _folder.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var engine = new QueryEngine(_folder);
        while (!_stop.IsCancellationRequested)
        {
            foreach (var dataset in _datasets)
            {
                await dataset.AskAsync(engine);
            }
        }
    }
}
