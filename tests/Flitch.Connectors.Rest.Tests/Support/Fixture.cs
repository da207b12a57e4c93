using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Connecting;
using Flitch.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Connectors.Rest.Tests.Support;

/// <summary>A connector on a clock that stands still, its waits passing at once, against a scripted server.</summary>
internal sealed class Fixture : IAsyncDisposable
{
    public Fixture(ScriptedServer server, string tier = "none", RestService? service = null, FakeTimeProvider? clock = null, InMemoryKeyLine? line = null)
    {
        Server = server;
        Clock = clock ?? new FakeTimeProvider();
        Line = line ?? new InMemoryKeyLine();
        Observer = new RecordingObserver(Clock);
        var factory = new RestConnectorFactory(service ?? TestService.Create(), Line, Clock, NullLoggerFactory.Instance);
        Connector = factory.Create(
            new Dictionary<string, string> { ["key"] = "k", ["base_url"] = server.Address.ToString(), ["tier"] = tier }, Observer);
    }

    public ScriptedServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public InMemoryKeyLine Line { get; }

    public RecordingObserver Observer { get; }

    public IConnector Connector { get; }

    public static ScriptedAnswer Rows(long? count, params int[] ids)
    {
        var rows = string.Join(',', ids.Select(id => $"{{\"id\":\"r{id}\",\"time\":{id}}}"));
        var stated = count is null ? "" : $",\"count\":{count}";
        return ScriptedAnswer.Json($"{{\"data\":{{\"rows\":[{rows}]{stated}}}}}");
    }

    public static ScriptedAnswer Error(string text) => ScriptedAnswer.Json($"{{\"error\":\"{text}\"}}");

    /// <summary>Reads a listing to its end, or as many pages of it: each page's ids, and the page itself (its batch already given back).</summary>
    public async Task<List<(string[] Ids, Page Page)>> ReadAsync(string objectName = "rows", ReadInterval? interval = null, int most = int.MaxValue)
    {
        var pages = new List<(string[], Page)>();
        var stretch = objectName == "rows" ? interval ?? new ReadInterval(null, 1000) : (ReadInterval?)null;
        await foreach (var page in Connector.ReadAsync(objectName, stretch, TestContext.Current.CancellationToken))
        {
            using (page)
            {
                var ids = (Columns.TextColumn)page.Batch.Columns[0];
                pages.Add(([.. Enumerable.Range(0, page.Batch.RowCount).Select(i => ids[i]!)], page));
            }

            if (pages.Count == most)
            {
                break;
            }
        }

        return pages;
    }

    /// <summary>Reads a listing that fails, and says with what.</summary>
    public async Task<ErrorInfo> FailAsync(string objectName = "rows")
    {
        var act = () => ReadAsync(objectName);
        return (await act.Should().ThrowAsync<FlitchException>()).Which.Error;
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await Server.DisposeAsync();
    }
}
