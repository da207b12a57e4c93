using System.Text;

namespace Flitch.Benchmarks.Extraction;

/// <summary>An answer like those of Kraken's ledger: 50 entries, as its wire text spells them.</summary>
internal static class LedgersPage
{
    public const int Rows = 50;

    public static byte[] Create()
    {
        var entries = Enumerable.Range(10, Rows).Select(n => $$"""
            "L4UE{{n}}-KG3EQ-UFO4T5":{"refid":"TJKLXF-PGMUI-4NTLXU","time":16104644{{n}}.178712,"type":"trade","subtype":"","aclass":"currency","asset":"ZGBP","amount":"-24.5{{n}}0","fee":"0.0490","balance":"459567.9{{n}}1"}
            """);
        return Encoding.UTF8.GetBytes("""{"error":[],"result":{"ledger":{""" + string.Join(',', entries) + """},"count":1000}}""");
    }
}
