using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace Flitch.Host.Tests.Telemetry;

/// <summary>Receives what is sent over OTLP by HTTP, and reads the spans and metrics in it.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly HttpListener _http = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = [];
    private readonly Task _serving;

    public OtlpReceiver()
    {
        using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        _http.Prefixes.Add(Address.ToString());
        _http.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>All that came, as text with whatever bytes are none.</summary>
    public string Raw => string.Concat(_received.Select(r => Encoding.Latin1.GetString(r.Body)));

    /// <summary>Names of resources' services.</summary>
    public IEnumerable<string> Services => _received.SelectMany(r => new ProtobufFields(r.Body).Messages(1)).SelectMany(r => r.Messages(1)).SelectMany(r => r.Messages(1))
        .Where(a => a.Text(1) == "service.name").Select(a => a.Messages(2).Single().Text(1)).Distinct();

    /// <summary>The spans; numbers as in opentelemetry/proto/trace/v1/trace.proto.</summary>
    public IReadOnlyList<Span> Spans => [.. Scoped("/v1/traces").Select(s => new Span(
        s.Text(5), s.Hex(2), s.Hex(4), s.Number(6), s.Number(7), s.Number(8), s.Messages(9).ToDictionary(a => a.Text(1), a => Value(a.Messages(2).Single())), (int)(s.Messages(15).FirstOrDefault()?.Number(3) ?? 0)))];

    /// <summary>The metrics' names and units.</summary>
    public IReadOnlyDictionary<string, string> Metrics => Scoped("/v1/metrics").DistinctBy(m => m.Text(1)).ToDictionary(m => m.Text(1), m => m.Text(3));

    /// <summary>The newest value of a sum or gauge for a set of attributes.</summary>
    public long? Metric(string name, string attribute, string value) => Scoped("/v1/metrics").Where(m => m.Text(1) == name).SelectMany(m => m.Messages(7).Concat(m.Messages(5)))
        .SelectMany(d => d.Messages(1)).Where(p => p.Messages(7).Any(a => a.Text(1) == attribute && Value(a.Messages(2).Single()) == value)).Select(p => (long?)p.Number(6)).LastOrDefault();

    public async ValueTask DisposeAsync()
    {
        _http.Stop();
        await _serving;
        _http.Close();
    }

    private IEnumerable<ProtobufFields> Scoped(string path) => _received.Where(r => r.Path == path)
        .SelectMany(r => new ProtobufFields(r.Body).Messages(1)).SelectMany(resource => resource.Messages(2)).SelectMany(scope => scope.Messages(2));

    private static string Value(ProtobufFields any) => any.Text(1) is { Length: > 0 } text ? text : any.Number(3).ToString(CultureInfo.InvariantCulture);

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _http.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                _received.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
