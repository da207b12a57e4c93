using System.Text.Json;
using Flitch.EndToEnd.Tests.Processes;

namespace Flitch.EndToEnd.Tests.Recordings;

/// <summary>Responses of the real service that others recorded. They lie outside the repository and are read where they lie.</summary>
internal static class RecordedResponses
{
    private static readonly Dictionary<string, string> Datasets = new()
    {
        ["Balance"] = "balance",
        ["TradeBalance"] = "trade_balance",
        ["OpenOrders"] = "open_orders",
        ["ClosedOrders"] = "closed_orders",
        ["TradesHistory"] = "trades_history",
        ["Ledgers"] = "ledgers",
        ["OpenPositions"] = "open_positions",
    };

    /// <summary>The folder named by <c>FLITCH_RECORDINGS</c>, else the one beside the repository; null when neither is there.</summary>
    public static string? Folder { get; } = new[]
    {
        Environment.GetEnvironmentVariable("FLITCH_RECORDINGS"),
        Path.Combine(Repository.Root, "..", "shared", "kraken", "real"),
    }.FirstOrDefault(Directory.Exists);

    /// <summary>Rounds that together serve every recording of the seven objects, each with at most one file per object.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Rounds()
    {
        var byObject = Directory.EnumerateFiles(Folder!, "*__*.json")
            .Where(file => Datasets.ContainsKey(ObjectOf(file)) && !IsConsolidated(file))
            .Order(StringComparer.Ordinal)
            .GroupBy(ObjectOf)
            .Select(files => files.ToArray())
            .ToArray();
        for (var round = 0; byObject.Any(files => files.Length > round); round++)
        {
            yield return byObject.Where(files => files.Length > round)
                .ToDictionary(files => Path.GetFileName(files[round]), files => Datasets[ObjectOf(files[0])]);
        }
    }

    private static string ObjectOf(string file) => Path.GetFileName(file).Split("__")[0];

    /// <summary>Positions asked for with <c>consolidation=market</c> come as an array, which Flitch never asks for.</summary>
    private static bool IsConsolidated(string file) =>
        JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("result").ValueKind == JsonValueKind.Array;
}
