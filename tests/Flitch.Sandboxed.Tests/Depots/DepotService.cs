using System.Globalization;
using System.Web;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Depots;

/// <summary>A bank over HTTP: arrays newest first, a page of five, a token for the next, ISO dates. A test changes what it holds and how it misbehaves.</summary>
internal sealed class DepotService : IAsyncDisposable
{
    public const string Token = "marker-SECRET-token-5f1c";

    private readonly ScriptedServer _server;

    public DepotService(DateTimeOffset now)
    {
        Movements = Enumerable.Range(1, 23).ToDictionary(i => i, i => now.AddHours(-7 * i));
        Postings = new() { ["A"] = Lines(now, 12), ["B"] = Lines(now, 8) };
        _server = new ScriptedServer(Answer);
    }

    /// <summary>When each movement was booked.</summary>
    public Dictionary<int, DateTimeOffset> Movements { get; }

    /// <summary>When each line of each account was booked.</summary>
    public Dictionary<string, Dictionary<int, DateTimeOffset>> Postings { get; }

    /// <summary>Answers in place of the service; null to let it answer.</summary>
    public Func<ScriptedRequest, ScriptedAnswer?> Fault { get; set; } = _ => null;

    /// <summary>What stands under <c>next</c> on the last page; null for no such name.</summary>
    public string? LastNext { get; set; }

    /// <summary>Put into each movement, after a comma.</summary>
    public string Extra { get; set; } = "";

    public Uri Address => _server.Address;

    public IReadOnlyList<ScriptedRequest> Requests => _server.Requests;

    /// <summary>The path and parameters of what was asked since <paramref name="before"/> requests.</summary>
    public IReadOnlyList<string> Targets(int before = 0) => [.. Requests.Skip(before).Select(r => r.Target)];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Dictionary<int, DateTimeOffset> Lines(DateTimeOffset now, int count) => Enumerable.Range(1, count).ToDictionary(i => i, i => now.AddDays(-i));

    private ScriptedAnswer Answer(ScriptedRequest request)
    {
        if (Fault(request) is { } fault)
        {
            return fault;
        }

        var parts = request.Target.Split('?', 2);
        var query = HttpUtility.ParseQueryString(parts.ElementAtOrDefault(1) ?? "");
        return request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Token || request.Method != "GET"
            ? ScriptedAnswer.Json("""{"error":"token expired"}""")
            : parts[0] switch
            {
                "/v1/accounts" => ScriptedAnswer.Json($"{{\"data\":[{string.Join(',', Postings.Keys.Select(Account))}]}}"),
                "/v1/rate" => ScriptedAnswer.Json($"{{\"data\":{{\"rate\":\"{(query["currency"] == "EUR" ? "1.0825" : "1")}\"}}}}"),
                "/v1/movements" => Page(query, Movements.Where(m => query["currency"] is not { } c || c == CurrencyOf(m.Key)), Movement),
                _ => Page(query, Postings[query["account"]!], (line, booked) => $"{{\"line\":{line},\"booked\":\"{Iso(booked)}\",\"amount\":{line}.5}}"),
            };
    }

    private static string Account(string id) => $"{{\"id\":\"{id}\",\"owner\":{{\"name\": [ \"x\\\" y\", 1 ]}}}}";

    private static string CurrencyOf(int id) => id % 2 == 0 ? "EUR" : "USD";

    private string Movement(int id, DateTimeOffset booked) =>
        $"{{\"id\":\"m{id}\",\"booked\":\"{Iso(booked)}\",\"valued\":\"{booked:yyyy-MM-dd}\",\"amount\":{-id}.25,\"currency\":\"{CurrencyOf(id)}\",\"text\":null{Extra}}}";

    private static string Iso(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(1)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private ScriptedAnswer Page(System.Collections.Specialized.NameValueCollection query, IEnumerable<KeyValuePair<int, DateTimeOffset>> rows, Func<int, DateTimeOffset, string> write)
    {
        var (after, before) = (Seconds(query["after"]) ?? long.MinValue, Seconds(query["before"])!.Value);
        var listed = rows.Where(r => r.Value > DateTimeOffset.FromUnixTimeSeconds(Math.Max(after, 0)) && r.Value <= DateTimeOffset.FromUnixTimeSeconds(before))
            .OrderByDescending(r => r.Value).ToList();
        var offset = query["cursor"] is null or "begin" ? 0 : int.Parse(query["cursor"]![1..], CultureInfo.InvariantCulture);
        var next = offset + 5 < listed.Count ? $"\"next\":\"c{offset + 5}\"" : LastNext is { } last ? $"\"next\":{last}" : "";
        return ScriptedAnswer.Json($"{{\"data\":[{string.Join(',', listed.Skip(offset).Take(5).Select(r => write(r.Key, r.Value)))}],\"cursor\":{{{next}}},\"total\":{listed.Count}}}");
    }

    private static long? Seconds(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
