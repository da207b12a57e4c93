namespace Flitch.Host.Wording;

/// <summary>The marks with which a language writes numbers. Amounts are texts of digits here: none passes through a binary number.</summary>
/// <param name="Group">Between thousands.</param>
/// <param name="Point">Before the decimals.</param>
internal sealed record NumberMarks(string Group, string Point)
{
    private const string Narrow = "\u202F";
    private static readonly HashSet<string> Dots = ["de", "nl", "es", "it", "pt", "id", "tr", "da", "el", "sl", "hr", "ro"];
    private static readonly HashSet<string> Spaces = ["fr", "ru", "uk", "pl", "cs", "sk", "sv", "nb", "nn", "no", "fi", "bg", "hu", "lv", "lt", "et"];

    /// <summary><c>1,234.5</c></summary>
    public static NumberMarks English { get; } = new(",", ".");

    /// <summary>Those of the language that a browser asks for first.</summary>
    /// <param name="acceptLanguage">Its <c>Accept-Language</c>.</param>
    public static NumberMarks Of(string? acceptLanguage)
    {
        var first = (acceptLanguage ?? "").Split(',', ';')[0].Trim();
        var language = first.Split('-')[0].ToLowerInvariant();
        return first.Equals("de-CH", StringComparison.OrdinalIgnoreCase) ? new("’", ".")
            : Dots.Contains(language) ? new(".", ",")
            : Spaces.Contains(language) ? new(Narrow, ",")
            : English;
    }

    /// <summary>Writes a number.</summary>
    /// <param name="digits">Its exact digits, as <c>-1234.5</c>.</param>
    /// <param name="decimals">How many decimals to show at least.</param>
    public string Write(string digits, int decimals = 0)
    {
        var parts = digits.TrimStart('-').Split('.');
        var fraction = (parts.Length > 1 ? parts[1] : "").PadRight(decimals, '0');
        var whole = Grouped(parts[0]);
        return $"{(digits.StartsWith('-') ? "-" : "")}{whole}{(fraction.Length > 0 ? Point + fraction : "")}";
    }

    private string Grouped(string whole)
    {
        var head = whole.Length % 3;
        var groups = Enumerable.Range(0, whole.Length / 3).Select(i => whole.Substring(head + (i * 3), 3));
        return string.Join(Group, head == 0 ? groups : groups.Prepend(whole[..head]));
    }
}
