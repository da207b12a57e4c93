using System.Globalization;

namespace Flitch.Connectors.Kraken.Sandbox.Faults;

/// <summary>
/// Reads the language of faults: entries <c>METHOD:CALLS:KIND</c>, separated by commas or semicolons. METHOD is a method's name or <c>*</c>. CALLS is
/// <c>3</c>, <c>3-5</c>, <c>3+</c> or <c>*</c>. KIND is an error in Kraken's words (<c>EService:Busy</c>), <c>http520</c>, or one of the words below,
/// some with <c>=</c> and a number or text.
/// </summary>
internal static class FaultParser
{
    private static readonly char[] Separators = [',', ';'];

    private static readonly Dictionary<string, (FaultKind Kind, string Default)> Words = new(StringComparer.Ordinal)
    {
        ["html"] = (FaultKind.Html, ""),
        ["redirect"] = (FaultKind.Redirect, ""),
        ["stall"] = (FaultKind.Stall, ""),
        ["reset"] = (FaultKind.Reset, ""),
        ["error-string"] = (FaultKind.ErrorString, "EGeneral:Internal error"),
        ["warning-error"] = (FaultKind.WarningError, "EService:Busy"),
        ["lockout"] = (FaultKind.Lockout, "900"),
        ["throttled"] = (FaultKind.Throttled, "5"),
        ["throttled-tight"] = (FaultKind.ThrottledTight, "5"),
        ["no-result"] = (FaultKind.NoResult, ""),
        ["no-container"] = (FaultKind.NoContainer, ""),
        ["empty-page"] = (FaultKind.EmptyPage, ""),
        ["warning"] = (FaultKind.Warning, "WGeneral:Scheduled maintenance ahead"),
        ["truncated"] = (FaultKind.Truncated, ""),
        ["slow"] = (FaultKind.Slow, "2000"),
        ["new-field"] = (FaultKind.NewField, ""),
        ["new-value"] = (FaultKind.NewValue, ""),
        ["whole-times"] = (FaultKind.WholeTimes, ""),
        ["missing-field"] = (FaultKind.MissingField, "fee"),
        ["null-field"] = (FaultKind.NullField, "fee"),
        ["retyped-field"] = (FaultKind.RetypedField, "fee"),
    };

    /// <summary>Reads all entries.</summary>
    /// <exception cref="FlitchException">An entry cannot be read; the text says which and why.</exception>
    public static IReadOnlyList<FaultSpec> Parse(string text) =>
        [.. text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseOne)];

    private static FaultSpec ParseOne(string entry)
    {
        var parts = entry.Split(':', 3);
        if (parts.Length < 3 || parts[0].Length == 0 || Range(parts[1]) is not { } range)
            throw Unreadable(entry, "it must read METHOD:CALLS:KIND, for example Ledgers:3:EService:Busy");
        var (kind, text, number) = KindOf(parts[2]) ?? throw Unreadable(entry, $"'{parts[2]}' is no kind of fault");
        return new FaultSpec(parts[0], range.First, range.Last, kind, text, number) { Source = entry };
    }

    private static (long First, long Last)? Range(string text)
    {
        if (text == "*")
            return (1, long.MaxValue);
        var open = text.EndsWith('+');
        var bounds = text.TrimEnd('+').Split('-');
        if (bounds.Length > 2 || !Whole(bounds[0], out var first) || !Whole(bounds[^1], out var last) || first < 1 || last < first)
            return null;
        return (first, open ? long.MaxValue : last);
    }

    private static (FaultKind Kind, string Text, int Number)? KindOf(string text)
    {
        if (text.StartsWith("http", StringComparison.Ordinal) && Whole(text[4..], out var status) && status is >= 300 and < 600)
            return (FaultKind.HttpStatus, "", (int)status);
        var parts = text.Split('=', 2);
        if (Words.TryGetValue(parts[0], out var word))
            return WithValue(word.Kind, parts.Length > 1 ? parts[1] : word.Default);
        return text.Length > 1 && text[0] is 'E' or 'W' && char.IsUpper(text[1]) ? (FaultKind.Error, text, 0) : null;
    }

    private static (FaultKind Kind, string Text, int Number)? WithValue(FaultKind kind, string value)
    {
        if (kind is not (FaultKind.Lockout or FaultKind.Throttled or FaultKind.ThrottledTight or FaultKind.Slow))
            return (kind, value, 0);
        return Whole(value, out var number) && number < 1_000_000_000 ? (kind, "", (int)number) : null;
    }

    private static bool Whole(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static FlitchException Unreadable(string entry, string why) => new(
        "sandbox:faults",
        ErrorKind.Usage,
        $"The fault '{entry}' cannot be read: {why}.",
        $"Kinds are an error in Kraken's words (EAPI:Rate limit exceeded), httpNNN, or one of: {string.Join(", ", Words.Keys)}.");
}
