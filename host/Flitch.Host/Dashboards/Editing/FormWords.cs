using System.Globalization;
using System.Text.Json;

namespace Flitch.Host.Dashboards.Editing;

/// <summary>Enumerations and numbers as a form's fields hold them: the words of dashboard files.</summary>
internal static class FormWords
{
    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The value of a word; null where it is none.</summary>
    public static T? Read<T>(string word)
        where T : struct, Enum => word.Length > 0 && !char.IsAsciiDigit(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : null;

    /// <summary>A whole number; null where it is none.</summary>
    public static int? Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The lines of a text that say anything.</summary>
    public static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
