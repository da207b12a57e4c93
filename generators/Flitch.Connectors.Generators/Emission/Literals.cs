using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>Values as C# writes them.</summary>
internal static class Literals
{
    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string OptionalText(string? value) => value is null ? "null" : Text(value);

    public static string Bool(bool value) => value ? "true" : "false";

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Decimal(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";

    public static string Texts(IEnumerable<string> values) => "[" + string.Join(", ", values.Select(Text)) + "]";

    /// <summary>A span of time; whole seconds read best.</summary>
    public static string Seconds(decimal seconds) => seconds == decimal.Truncate(seconds)
        ? $"TimeSpan.FromSeconds({Number((long)seconds)})"
        : $"TimeSpan.FromTicks({Number((long)(seconds * 10_000_000m))})";

    /// <summary>A property's initialiser, or nothing when it has its default.</summary>
    public static IEnumerable<string> When(bool condition, string initializer)
    {
        if (condition)
        {
            yield return initializer;
        }
    }

    /// <summary>An object initialiser, or nothing when there is nothing to say.</summary>
    public static string Initializer(IEnumerable<string> parts)
    {
        var text = string.Join(", ", parts);
        return text.Length == 0 ? "" : $" {{ {text} }}";
    }
}
