using System.Text.Json;

namespace Flitch.Storage.Querying;

/// <summary>
/// Functions that make one value of any size: DuckDB's memory limit does not count such values, and making one cannot be interrupted. How large it gets has to stand in the query.
/// </summary>
internal static class GrowingValues
{
    private const decimal Most = 100_000;

    // Steps of a day or more: all days of the calendar are some three million.
    private static readonly string[] LongSteps = ["to_days", "to_weeks", "to_months", "to_quarters", "to_years", "to_decades", "to_centuries"];
    private static readonly string[] LongUnits = ["day", "week", "mon", "quarter", "year"];
    private static readonly string[] ShortUnits = ["sec", "min", "hour", ":"];
    private static readonly string[] Lengths = ["len", "length", "array_length", "list_count", "json_array_length", "cardinality", "strlen", "char_length", "character_length"];

    /// <summary>What is wrong with a call; null when its value is bounded.</summary>
    public static string? Fault(string name, JsonElement node)
    {
        var arguments = node.TryGetProperty("children", out var children) ? children.EnumerateArray().ToList() : [];
        return name switch
        {
            "repeat" or "lpad" or "rpad" or "list_resize" or "array_resize" when arguments.Count > 1 && !IsSmall(arguments[1]) =>
                $"{name} needs a number of {Most:0} or less as its second value",
            "to_base" when arguments.Count > 2 && !IsSmall(arguments[2]) => $"to_base needs a number of {Most:0} or less as its third value",
            "format" or "printf" when arguments.Count > 0 && !IsPlain(arguments[0]) => $"{name} needs its pattern as a text, without widths of four digits or more",
            "range" or "generate_series" when !IsBounded(arguments) =>
                $"{name} as a list needs numbers of {Most:0} or less, or a step of days or more; in FROM, as SELECT … FROM {name}(…), it takes any",
            _ => null,
        };
    }

    private static bool IsBounded(List<JsonElement> arguments) =>
        arguments.All(IsSmall) || arguments.All(a => IsSmall(a) || IsLength(a)) || (arguments.Count == 3 && IsLongStep(arguments[2]));

    private static bool IsSmall(JsonElement node) => Constant(node) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) && Math.Abs(number) <= Most && decimal.IsInteger(number);

    private static bool IsPlain(JsonElement node) =>
        Constant(node) is { ValueKind: JsonValueKind.String } value && !HasLongNumber(value.GetString()!) && !value.GetString()!.Contains('*', StringComparison.Ordinal);

    private static bool HasLongNumber(string text)
    {
        var digits = 0;
        return text.Any(c => (digits = char.IsAsciiDigit(c) ? digits + 1 : 0) >= 4);
    }

    private static bool IsLength(JsonElement node) => Lengths.Contains(SelectTree.Text(node, "function_name"), StringComparer.OrdinalIgnoreCase);

    private static bool IsLongStep(JsonElement node) => LongSteps.Contains(SelectTree.Text(node, "function_name")) || (Constant(node) is { ValueKind: JsonValueKind.String } value && IsLongStep(value.GetString()!));

    private static bool IsLongStep(string interval) =>
        LongUnits.Any(u => interval.Contains(u, StringComparison.OrdinalIgnoreCase))
        && !ShortUnits.Any(u => interval.Contains(u, StringComparison.OrdinalIgnoreCase));

    // 5, -5, CAST(5 AS BIGINT).
    private static JsonElement? Constant(JsonElement node)
    {
        while (SelectTree.Text(node, "class") == "CAST" && node.TryGetProperty("child", out var child))
        {
            node = child;
        }

        return SelectTree.Text(node, "class") == "CONSTANT" && node.TryGetProperty("value", out var value) && value.TryGetProperty("value", out var inner) ? inner : null;
    }
}
