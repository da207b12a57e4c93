using System;
using System.Collections.Generic;
using System.Linq;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>The nearest of the words, or null when none is near.</summary>
    public static string? For(string written, IEnumerable<string> words) =>
        words.Where(word => Math.Abs(word.Length - written.Length) <= Allowed(written, word))
            .Select(word => (word, distance: Distance(written.ToUpperInvariant(), word.ToUpperInvariant())))
            .Where(w => w.distance <= Allowed(written, w.word))
            .OrderBy(w => w.distance)
            .ThenBy(w => w.word, StringComparer.Ordinal)
            .Select(w => w.word)
            .FirstOrDefault();

    /// <summary>A sentence that says what to write: the nearest word, or all.</summary>
    public static string Fix(string written, IReadOnlyCollection<string> words) =>
        For(written, words) is { } near ? $"Did you mean `{near}`?" : "Allowed: " + Listed(words) + ".";

    private static int Allowed(string written, string word) => Math.Max(1, Math.Min(written.Length, word.Length) / 3);

    public static string Listed(IEnumerable<string> words) => string.Join(", ", words.Select(w => $"`{w}`"));

    /// <summary>Letters to change, add, remove, or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = Cell(rows, a, b, i, j);
            }
        }

        return rows[a.Length, b.Length];
    }

    private static int Cell(int[,] rows, string a, string b, int i, int j)
    {
        if (i == 0 || j == 0)
        {
            return i + j;
        }

        var best = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
        var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
    }
}
