namespace Flitch.Connectors.TestKit.Rows;

/// <summary>One row.</summary>
/// <param name="Cells">The columns' values in catalogue order; decimals unscaled.</param>
/// <param name="Rescued">What the schema did not know or could not read; null when nothing.</param>
internal sealed record Row(string?[] Cells, string? Rescued)
{
    /// <summary>The values without the rescued ones, equal where they are.</summary>
    public string Text { get; } = string.Join('\u001f', Cells.Select(c => c ?? "\u0000"));
}
