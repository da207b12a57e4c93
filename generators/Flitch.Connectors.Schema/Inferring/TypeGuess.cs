using System.Collections.Generic;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>What a field is, as far as its values tell.</summary>
/// <param name="Type">The word of <c>type</c>.</param>
/// <param name="Format">The word of <c>format</c>; null for none.</param>
internal sealed record TypeGuess(string Type, string? Format = null)
{
    /// <summary>Raw texts that probably mean that there is no value.</summary>
    public IReadOnlyList<string> NullValues { get; init; } = new List<string>();

    /// <summary>All digits of a decimal, and those after the point; null for the default.</summary>
    public (int Precision, int Scale)? Digits { get; init; }

    /// <summary>Values of an enumeration; null when any text is expected.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The elements of a list.</summary>
    public TypeGuess? Items { get; init; }

    /// <summary>What was guessed, for whoever looks at it; null when nothing was.</summary>
    public string? Why { get; init; }

    public TypeGuess Because(string? why) => why is null ? this : this with { Why = Why is null ? why : Why + "; " + why };
}
