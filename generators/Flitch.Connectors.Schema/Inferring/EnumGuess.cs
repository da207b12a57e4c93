using System;
using System.Collections.Generic;
using System.Linq;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Tells texts that come from a short list from all others. Nothing depends on it: the list is open. But it must not hold ids.</summary>
internal static class EnumGuess
{
    private const int MostValues = 24;
    private const int LongestValue = 32;
    private const int EnoughTexts = 6;

    /// <summary>The values, in the order in which they appear; null when it is no enumeration.</summary>
    public static IReadOnlyList<string>? Of(string name, IReadOnlyList<string> texts)
    {
        var values = texts.Distinct().ToList();
        return !NameWords.IsId(name) && values.Count <= MostValues && values.All(IsWord) && Repeats(name, texts.Count, values.Count)
            ? values.OrderBy(v => v, StringComparer.Ordinal).ToList()
            : null;
    }

    // A name that says so needs less evidence; a single value is none at all without it.
    private static bool Repeats(string name, int texts, int values) =>
        values > 1 && (NameWords.IsKind(name) ? texts > values : texts >= EnoughTexts && texts >= values * 3);

    private static bool IsWord(string value) =>
        value.Length <= LongestValue && (value.Length == 0 || char.IsLetter(value[0])) && value.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or ' ') && !LooksLikeCode(value);

    // Codes of assets, pairs and the like are many in the world, however few a sample has.
    private static bool LooksLikeCode(string value) =>
        value.Any(char.IsDigit) || (value.Length is > 0 and <= 8 && value.All(char.IsUpper) && !value.Contains('_') && value is not ("BUY" or "SELL" or "OPEN" or "CLOSED" or "NEW" or "FILLED"));
}
