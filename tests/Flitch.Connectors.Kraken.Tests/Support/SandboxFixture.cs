using Flitch.Connectors.Columns;
using Flitch.Connectors.Kraken.Sandbox;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Reading;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Connectors.Kraken.Tests.Support;

/// <summary>The connector, made as the host makes it, against the sandbox over HTTP; both on one clock that stands still, waits passing at once.</summary>
internal sealed class SandboxFixture : IAsyncDisposable
{
    private static readonly string[] SmallAccount = ["ledgers=400", "months=3"];
    private readonly ServiceProvider _services;
    private readonly bool _ownsSandbox;

    private SandboxFixture(KrakenSandboxServer sandbox, bool ownsSandbox, FakeTimeProvider clock, InMemoryKeyLine line, Dictionary<string, string> fields)
    {
        _ownsSandbox = ownsSandbox;
        Sandbox = sandbox;
        Clock = clock;
        Line = line;
        Observer = new RecordingObserver(clock);
        var services = new ServiceCollection();
        services.AddSingleton<KeyLine.IKeyLine>(line).AddSingleton<TimeProvider>(clock).AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        new KrakenPlugin().ConfigureServices(services);
        _services = services.BuildServiceProvider();
        Connector = _services.GetRequiredService<IConnectorFactory>().Create(fields, Observer);
    }

    public KrakenSandboxServer Sandbox { get; }

    public FakeTimeProvider Clock { get; }

    public InMemoryKeyLine Line { get; }

    public RecordingObserver Observer { get; }

    public IConnector Connector { get; }

    /// <summary>The account's history up to now.</summary>
    public ReadInterval Everything => new(null, Clock.GetUtcNow().ToUnixTimeSeconds() - 1);

    /// <summary>Starts a sandbox with options such as <c>ledgers=500</c>, and connects with one of its keys.</summary>
    public static Task<SandboxFixture> StartAsync(params string[] options) => StartWithKeyAsync("main", options);

    public static async Task<SandboxFixture> StartWithKeyAsync(string keyName, params string[] options)
    {
        var clock = new FakeTimeProvider();
        var settings = SmallAccount.Concat(options).Select(o => o.Split('=', 2)).GroupBy(o => o[0]).ToDictionary(g => g.Key, g => g.Last()[1]);
        var sandbox = await KrakenSandbox.StartServerAsync(settings, clock, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
        var key = sandbox.Keys.Single(k => k.Name == keyName);
        var fields = new Dictionary<string, string>(sandbox.ConnectionFields) { ["api_key"] = key.Key, ["private_key"] = key.PrivateKey };
        return new SandboxFixture(sandbox, ownsSandbox: true, clock, new InMemoryKeyLine(), fields);
    }

    /// <summary>The keys of all rows that a method has, sorted.</summary>
    public IEnumerable<string> Truth(string method) => Sandbox.Truth(method).Select(row => row.Id).Order(StringComparer.Ordinal);

    /// <summary>A second connector to the same sandbox, as another program would be: with another line, other fields.</summary>
    public SandboxFixture Beside(FakeTimeProvider clock, params (string Field, string Value)[] changes)
    {
        var fields = new Dictionary<string, string>(Sandbox.ConnectionFields);
        foreach (var (field, value) in changes)
        {
            fields[field] = value;
        }

        return new SandboxFixture(Sandbox, ownsSandbox: false, clock, new InMemoryKeyLine(), fields);
    }

    /// <summary>Reads an object to its end: the first key column's values, sorted, and the pages (their batches already given back).</summary>
    public async Task<(List<string> Keys, List<Page> Pages)> ReadAsync(string name, ReadInterval? interval = null)
    {
        var descriptor = KrakenPlugin.Service.Descriptor.FindObject(name)!;
        var stretch = descriptor.Cursor is null ? (ReadInterval?)null : interval ?? Everything;
        var (keys, pages) = (new List<string>(), new List<Page>());
        await foreach (var page in Connector.ReadAsync(name, stretch, TestContext.Current.CancellationToken))
        {
            using (page)
            {
                pages.Add(page);
                keys.AddRange(KeysOf(page.Batch, descriptor));
            }
        }

        keys.Sort(StringComparer.Ordinal);
        return (keys, pages);
    }

    /// <summary>Reads an object that fails, and says with what.</summary>
    public async Task<ErrorInfo> FailAsync(string name)
    {
        var act = () => ReadAsync(name);
        return (await act.Should().ThrowAsync<FlitchException>()).Which.Error;
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await _services.DisposeAsync();
        if (_ownsSandbox)
        {
            await Sandbox.DisposeAsync();
        }
    }

    private static IEnumerable<string> KeysOf(RecordBatch batch, Catalog.ObjectDescriptor descriptor)
    {
        var key = descriptor.PrimaryKey.Count == 0 ? -1 : descriptor.Columns.ToList().FindIndex(c => c.Name == descriptor.PrimaryKey[0]);
        return Enumerable.Range(0, batch.RowCount).Select(row => key < 0 ? "" : ((TextColumn)batch.Columns[key])[row]!);
    }
}
