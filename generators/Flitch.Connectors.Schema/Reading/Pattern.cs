using System;
using System.Collections.Generic;
using System.Linq;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Texts with a <c>*</c> at the end that stands for any rest, as in the error catalogue and in <c>neverCall</c>.</summary>
internal static class Pattern
{
    /// <summary>Whether the <c>*</c> stands nowhere but at the end.</summary>
    public static bool IsPattern(string text) => text.IndexOf('*') is var star && (star < 0 || star == text.Length - 1);

    /// <summary>Whether a pattern takes everything that another text or pattern takes.</summary>
    public static bool Covers(string pattern, string text, StringComparison comparison = StringComparison.Ordinal) =>
        pattern.EndsWith("*", StringComparison.Ordinal)
            ? text.StartsWith(pattern.Substring(0, pattern.Length - 1), comparison)
            : string.Equals(pattern, text, comparison);

    /// <summary>The first pattern that takes a path, in any case; null when none does.</summary>
    public static string? Covering(IEnumerable<string> patterns, string path) =>
        patterns.FirstOrDefault(p => Covers(p, path, StringComparison.OrdinalIgnoreCase));
}
