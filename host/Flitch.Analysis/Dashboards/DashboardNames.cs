using System.Text.RegularExpressions;

namespace Flitch.Analysis.Dashboards;

/// <summary>Names of dashboards and tiles: small letters, digits, hyphens.</summary>
public static partial class DashboardNames
{
    /// <summary>The longest.</summary>
    public const int Longest = 60;

    /// <summary>Whether a text is one.</summary>
    /// <param name="text">The text.</param>
    public static bool IsOne(string text) => text.Length <= Longest && Slug().IsMatch(text);

    /// <summary>A name made of a title; the same title gives the same name.</summary>
    /// <param name="title">The title.</param>
    /// <param name="taken">Names that others have.</param>
    public static string Of(string title, IReadOnlyCollection<string> taken)
    {
        var words = Other().Replace(title.ToLowerInvariant(), "-").Trim('-');
        var stem = words.Length == 0 || !char.IsAsciiLetter(words[0]) ? "d-" + words : words;
        stem = stem[..Math.Min(stem.Length, Longest - 5)].Trim('-');
        return taken.Contains(stem) ? Enumerable.Range(2, taken.Count + 1).Select(i => $"{stem}-{i}").First(n => !taken.Contains(n)) : stem;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Slug();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Other();
}
