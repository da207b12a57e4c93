using System.Text;
using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Endpoints;

namespace Flitch.Connectors.Kraken.Sandbox.Serving;

/// <summary>Writes the account out row by row, without paging.</summary>
internal static class TruthWriter
{
    /// <summary>Every optional part of every object.</summary>
    public static Parameters AllDetails { get; } = Parameters.OfQuery("trades=true&ledgers=true&docalcs=true");

    /// <summary>The rows of a method, oldest first where they have times.</summary>
    /// <exception cref="ArgumentException">There is no such method, or it has no rows.</exception>
    public static IReadOnlyList<SandboxRow> Write(string method, EndpointCall call, EndpointTable endpoints)
    {
        var rows = new List<SandboxRow>();
        switch (endpoints.Find(method))
        {
            case HistoryEndpoint history:
                history.WriteAll(call, id => rows.Add(new SandboxRow(id, Encoding.UTF8.GetString(call.Out.Written.Span))));
                return rows;
            case { } endpoint:
                call.Out.Reset();
                _ = endpoint.Answer(call);
                return call.HasNoResult ? [] : Split(method, call.Out.Written);
            default:
                throw new ArgumentException($"The sandbox has no method '{method}'.", nameof(method));
        }
    }

    private static List<SandboxRow> Split(string method, ReadOnlyMemory<byte> result)
    {
        using var document = JsonDocument.Parse(result);
        var root = document.RootElement;
        if (method == "TradeBalance")
            return [new SandboxRow("", root.GetRawText())];
        var rows = method == "OpenOrders" ? root.GetProperty("open") : root;
        return [.. rows.EnumerateObject().Select(row => new SandboxRow(row.Name, row.Value.GetRawText()))];
    }
}
