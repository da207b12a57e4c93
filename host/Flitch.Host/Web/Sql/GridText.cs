using Flitch.Analysis.Rows;
using Flitch.Host.Cli.Querying;

namespace Flitch.Host.Web.Sql;

/// <summary>A value in a grid: exact, decimals without idle zeros.</summary>
internal static class GridText
{
    /// <summary>Longer texts are cut in the page; a download has them whole.</summary>
    public const int Longest = 500;

    /// <summary>The text; null for NULL.</summary>
    /// <param name="value">As a result gives it.</param>
    public static string? Of(object? value) => (value is not null && NumberType.Is(value.GetType()) ? CellText.Of(value) : ValueText.Of(value)) switch
    {
        { Length: > Longest } text => text[..Longest] + "…",
        var text => text,
    };
}
