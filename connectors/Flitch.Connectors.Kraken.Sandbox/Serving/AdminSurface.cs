using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Flitch.Connectors.Kraken.Sandbox.Serving;

/// <summary>
/// What tests in other processes may ask, only with <c>--admin</c>: <c>GET /sandbox/truth/Ledgers</c> (one line of JSON per row), <c>GET
/// /sandbox/requests</c> (one line per call), <c>POST /sandbox/faults</c> (faults to add, in the body), <c>POST /sandbox/options</c> (<c>count=+3</c>),
/// <c>POST /sandbox/hidden/Ledgers</c> (ids of rows to serve no more, one a line), <c>POST /sandbox/revoked</c> (the name of a key to delete).
/// </summary>
internal sealed class AdminSurface(KrakenSandboxServer sandbox)
{
    /// <summary>Answers a request below <c>/sandbox</c>.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/sandbox/truth/", StringComparison.Ordinal) && sandbox.HasTruth(path["/sandbox/truth/".Length..]))
            await WriteAsync(context, sandbox.Truth(path["/sandbox/truth/".Length..]).Select(Line));
        else if (path == "/sandbox/requests")
            await WriteAsync(context, sandbox.Requests.Select(Line));
        else if (context.Request.Method != "POST" || !TryChange(path, await BodyAsync(context)))
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private bool TryChange(string path, string body)
    {
        switch (path)
        {
            case "/sandbox/faults": sandbox.AddFaults(body); return true;
            case "/sandbox/options": sandbox.Change(body.Split('=')[0], body[(body.IndexOf('=', StringComparison.Ordinal) + 1)..]); return true;
            case "/sandbox/revoked": sandbox.RevokeKey(body); return true;
            case "/sandbox/hidden/Ledgers" or "/sandbox/hidden/TradesHistory" or "/sandbox/hidden/ClosedOrders":
                sandbox.HideRows(path["/sandbox/hidden/".Length..], body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                return true;
            default: return false;
        }
    }

    private static string Line(SandboxRow row) => $"{{\"id\":\"{row.Id}\",\"row\":{row.Json}}}";

    private static string Line(SandboxRequest request)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("number", request.Number);
            json.WriteString("time", request.Time.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("path", request.Path);
            json.WriteString("key", request.Key);
            json.WriteString("outcome", request.Outcome);
            json.WriteStartObject("parameters");
            foreach (var (name, value) in request.Parameters)
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static async Task WriteAsync(HttpContext context, IEnumerable<string> lines)
    {
        context.Response.ContentType = "application/x-ndjson";
        foreach (var line in lines)
            await context.Response.WriteAsync(line + "\n", context.RequestAborted);
    }

    private static async Task<string> BodyAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }
}
