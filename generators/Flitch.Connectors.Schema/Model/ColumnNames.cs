using System;
using System.Collections.Generic;
using System.Linq;

namespace Flitch.Connectors.Schema.Model;

/// <summary>How names of columns and objects become names in C#.</summary>
public static class ColumnNames
{
    /// <summary>Members that every record has already; a property of that name would not compile.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "EqualityContract", "PrintMembers", "Deconstruct", "Clone",
    };

    private static readonly char[] Separators = { '_' };

    /// <summary>Whether a name can be a column's: letters, digits and <c>_</c>, a letter first.</summary>
    /// <param name="name">For example <c>descr_pair</c>.</param>
    public static bool IsColumn(string name) => name.Length > 0 && IsLetter(name[0]) && name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '_');

    /// <summary>The C# name: <c>DescrPair</c> of <c>descr_pair</c>; <c>EqualsValue</c> of <c>equals</c>.</summary>
    /// <param name="name">A column's or an object's name.</param>
    public static string ToCSharp(string name)
    {
        var parts = name.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(parts.Select(p => char.ToUpperInvariant(p[0]) + p.Substring(1)));
        return Taken.Contains(joined) ? joined + "Value" : joined;
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
