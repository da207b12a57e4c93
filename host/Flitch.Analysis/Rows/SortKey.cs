namespace Flitch.Analysis.Rows;

/// <summary>A column to sort by.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Descending">Largest first.</param>
public sealed record SortKey(string Column, bool Descending)
{
    /// <summary>Reads its text form: <c>time</c>, or <c>-time</c> for the largest first.</summary>
    /// <param name="text">The text.</param>
    public static SortKey Read(string text) => text.StartsWith('-') ? new(text[1..], true) : new(text, false);

    /// <summary>Its text form.</summary>
    public override string ToString() => Descending ? "-" + Column : Column;
}
