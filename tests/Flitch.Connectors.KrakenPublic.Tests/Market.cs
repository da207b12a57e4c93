using Flitch.Connectors.Columns;
using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Kraken.Sandbox;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Reading;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Connectors.KrakenPublic.Tests;

/// <summary>The connector, made as the host makes it, against the sandbox over HTTP.</summary>
internal sealed class Market : IAsyncDisposable
{
    private readonly KrakenSandboxServer _sandbox;
    private readonly ServiceProvider _services;

    private Market(KrakenSandboxServer sandbox, FakeTimeProvider clock, string markets)
    {
        _sandbox = sandbox;
        Observer = new RecordingObserver(clock);
        var services = new ServiceCollection();
        services.AddSingleton<IKeyLine>(new InMemoryKeyLine()).AddSingleton<TimeProvider>(clock).AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        new KrakenPublicPlugin().ConfigureServices(services);
        _services = services.BuildServiceProvider();
        var fields = new Dictionary<string, string> { ["base_url"] = sandbox.ConnectionFields["base_url"], ["markets"] = markets };
        Connector = _services.GetRequiredService<IConnectorFactory>().Create(fields, Observer);
    }

    public RecordingObserver Observer { get; }

    public IConnector Connector { get; }

    public static async Task<Market> OpenAsync(string markets = "", params string[] options)
    {
        var clock = new FakeTimeProvider();
        var settings = options.Append("ledgers=50").Append("months=1").Select(o => o.Split('=', 2)).ToDictionary(o => o[0], o => o[1]);
        return new Market(await KrakenSandbox.StartServerAsync(settings, clock, NullLoggerFactory.Instance, TestContext.Current.CancellationToken), clock, markets);
    }

    /// <summary>Reads an object: its rows by column, and what the schema did not expect.</summary>
    public async Task<(List<Dictionary<string, string?>> Rows, List<Drift> Drift)> ReadAsync(string name)
    {
        var columns = KrakenPublicPlugin.Service.Descriptor.FindObject(name)!.Columns;
        var (rows, drift) = (new List<Dictionary<string, string?>>(), new List<Drift>());
        await foreach (var page in Connector.ReadAsync(name, null, TestContext.Current.CancellationToken))
        {
            using (page)
            {
                drift.AddRange(page.Drift);
                rows.AddRange(Enumerable.Range(0, page.Batch.RowCount).Select(row => columns.Select((c, i) => (c.Name, Text: TextOf(page.Batch.Columns[i], row))).ToDictionary(c => c.Name, c => c.Text)));
            }
        }

        return (rows, drift);
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private static string? TextOf(Column column, int row) => column.IsNull(row) ? null : column switch
    {
        TextColumn text => text[row],
        DecimalColumn number => number.ToDecimal(row)?.ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture),
        Int64Column integer => integer[row]?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ListColumn list => $"{list.ToList(row, (elements, i) => TextOf(elements, i))!.Count} values",
        _ => column.ToString(),
    };
}
