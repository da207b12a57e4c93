using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Flitch.Connectors.Kraken;
using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Benchmarks.Extraction;

/// <summary>From an answer to its values: the generated extractor against what one would write with System.Text.Json, in the same run.</summary>
[MemoryDiagnoser]
public class ExtractionBenchmarks
{
    private readonly byte[] _page = LedgersPage.Create();
    private readonly RecordExtractor _extractor = KrakenCatalog.Objects.Single(o => o.Descriptor.Name == "ledgers").Extractor;

    /// <summary>A document, and from it strings and <see cref="decimal"/>s, a row at a time.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = LedgersPage.Rows)]
    public decimal JsonDocumentToRows()
    {
        using var document = JsonDocument.Parse(_page);
        var total = 0m;
        foreach (var entry in document.RootElement.GetProperty("result").GetProperty("ledger").EnumerateObject())
        {
            total += Read(entry).Amount;
        }

        return total;
    }

    /// <summary>Straight into columns.</summary>
    [Benchmark(OperationsPerInvoke = LedgersPage.Rows)]
    public int GeneratedExtractorToColumns()
    {
        using var batch = _extractor.CreateBatch();
        return _extractor.Extract(_page, batch).Records;
    }

    private static Row Read(JsonProperty entry)
    {
        var value = entry.Value;
        string? Text(string name) => value.GetProperty(name).GetString();
        decimal Number(string name) => decimal.Parse(Text(name)!, System.Globalization.CultureInfo.InvariantCulture);
        return new(
            entry.Name, Text("refid"), value.GetProperty("time").GetDecimal(), Text("type"), Text("subtype"), Text("aclass"), Text("asset"),
            Number("amount"), Number("fee"), Number("balance"));
    }

    private sealed record Row(
        string Id, string? RefId, decimal Time, string? Type, string? Subtype, string? Class, string? Asset, decimal Amount, decimal Fee, decimal Balance);
}
