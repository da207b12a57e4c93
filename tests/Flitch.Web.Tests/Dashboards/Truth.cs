using System.Globalization;
using System.Text.Json;
using Flitch.Web.Tests.Browsing;

namespace Flitch.Web.Tests.Dashboards;

/// <summary>Figures made of the sandbox's own rows, in C#: what tiles have to show.</summary>
internal sealed class Truth(Kraken kraken)
{
    /// <summary>The rows of a method's listing.</summary>
    public List<JsonElement> Rows(string method) => [.. kraken.Sandbox.Truth(method).Select(r => JsonDocument.Parse(r.Json).RootElement)];

    public static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.ToString() : "";

    public static decimal Number(JsonElement row, string name) => decimal.Parse(Text(row, name), CultureInfo.InvariantCulture);

    /// <summary>The month of an instant in seconds, as answers have it.</summary>
    public static string Month(JsonElement row, string name = "time") =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(Number(row, name) * 1000)).ToString("yyyy-MM-01'T'00:00:00", CultureInfo.InvariantCulture);

    /// <summary>Rows gathered: the keys, then the sum.</summary>
    public static IEnumerable<string> Sums(IEnumerable<JsonElement> rows, Func<JsonElement, string> key, Func<JsonElement, decimal> value) =>
        rows.GroupBy(key).Select(g => $"{g.Key},{Digits(g.Sum(value))}");

    /// <summary>Digits without zeros at the end.</summary>
    public static string Digits(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
