using System;
using System.Linq;

namespace Flitch.Connectors.Schema.Model;

/// <summary>Which names columns can have, and what becomes of them in C#.</summary>
public static class ColumnNames
{
    private static readonly char[] Separators = { '_' };

    /// <summary>Whether a name can be a column's: letters, digits and <c>_</c>, a letter first.</summary>
    /// <param name="name">For example <c>descr_pair</c>.</param>
    public static bool IsColumn(string name) => name.Length > 0 && IsLetter(name[0]) && name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '_');

    /// <summary>The property's name that a column asks for: <c>DescrPair</c> of <c>descr_pair</c>.</summary>
    /// <param name="name">The column's name.</param>
    public static string ToCSharp(string name) =>
        string.Concat(name.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(p => char.ToUpperInvariant(p[0]) + p.Substring(1)));

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
