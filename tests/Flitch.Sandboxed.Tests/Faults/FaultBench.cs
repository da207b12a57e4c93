using System.Globalization;
using Flitch.Pipeline.Runs;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Faults;

/// <summary>A small account in pages of a few rows, one of whose datasets is refreshed while a call of it goes wrong.</summary>
internal sealed class FaultBench : IAsyncDisposable
{
    private const int PageSize = 8;
    private readonly SandboxedHost _host;
    private readonly string _dataset;

    private FaultBench(SandboxedHost host, string dataset) => (_host, _dataset) = (host, dataset);

    private string Method => SandboxedHost.Catalog.FindObject(_dataset)!.Path.Split('/')[^1];

    public static async Task<FaultBench> StartAsync(string dataset) =>
        new(await SandboxedHost.StartAsync("ledgers=80", "months=1", "late=0", $"page-size={PageSize}"), dataset);

    /// <summary>Refreshes once without a fault, so that what is stored is not empty.</summary>
    public async Task PrepareAsync() => (await _host.RefreshAsync(_dataset)).State.Should().Be(RunState.Succeeded);

    /// <summary>The fault strikes a call of the next refresh: the first one, one in the middle, or the one that proves the end; and all after it if it lasts.</summary>
    public void Strike(Fault fault, Place place, bool lasts) =>
        _host.Sandbox.AddFaults(string.Create(CultureInfo.InvariantCulture, $"{Method}:{CallAt(place)}{(lasts ? "+" : "")}:{fault.Kind}"));

    public void Clear() => _host.Sandbox.ClearFaults();

    /// <summary>Lets every pause, block and lockout pass.</summary>
    public void PassTime() => _host.Clock.Advance(TimeSpan.FromMinutes(20));

    public async Task<DatasetReport> RefreshAsync() => (await _host.RefreshAsync(_dataset)).Datasets.Single();

    /// <summary>What is stored is the truth.</summary>
    public async Task ShouldBeTrueAsync() => (await _host.DifferencesAsync(_dataset)).Should().BeEmpty();

    /// <summary>What is stored is part of the truth, and whole wherever the report says that it is complete.</summary>
    public async Task ShouldBeWholeAsync(DatasetReport report)
    {
        var o = SandboxedHost.Catalog.FindObject(_dataset)!;
        if (report.Commits == 0 && report.Rows == 0)
        {
            return;
        }

        var (truth, stored) = (TruthTable.Of(_host.Sandbox, o), await _host.StoredAsync(_dataset));
        foreach (var key in truth.Keys.Where(k => !stored.ContainsKey(k) && !IsComplete(truth[k])).ToList())
        {
            truth.Remove(key);
        }

        TableComparison.Of(truth, stored).Should().BeEmpty();

        bool IsComplete(Dictionary<string, string?> row) => report.Complete is { } range
            && long.Parse(row[o.Cursor!]!, CultureInfo.InvariantCulture) is var time && time <= Microseconds(range.To) && !(time <= Microseconds(range.From));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static long? Microseconds(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds() * 1000;

    private int CallAt(Place place)
    {
        var pages = (_host.Sandbox.Truth(Method).Count + PageSize - 1) / PageSize;
        return place switch { Place.First => 1, Place.Middle => (pages + 1) / 2, _ => pages + 1 };
    }
}
