using System.Linq;
using System.Text;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>Text of a schema as XML documentation.</summary>
internal static class XmlDocs
{
    private const string DeprecatedRemark = "\n/// <remarks>Deprecated: the service is about to drop it.</remarks>";

    /// <summary>A summary of one line.</summary>
    public static string Summary(string text) => $"/// <summary>{Escape(text)}</summary>";

    /// <summary>A column's summary: what it holds, its unit and examples; and that the service is about to drop it.</summary>
    public static string Summary(ColumnSpec column) => Summary(Sentence(column.Description) + (column.Unit is null ? "" : $" Unit: {column.Unit}.") + Examples(column)) + (column.Deprecated ? DeprecatedRemark : "");

    /// <summary>Escapes and puts everything on one line; back quotes become code.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                _ when char.IsControl(character) || character is '\u2028' or '\u2029' or '\u0085' => " ",
                _ => character.ToString(),
            });
        }

        var parts = escaped.ToString().Split('`');
        return parts.Length % 2 == 0 ? escaped.ToString() : string.Concat(parts.Select((part, i) => i % 2 == 0 ? part : $"<c>{part}</c>"));
    }

    private static string Examples(ColumnSpec column) =>
        column.Examples.Count == 0 ? "" : $" For example {string.Join(", ", column.Examples.Select(e => $"`{e.Replace('`', '\'')}`"))}.";

    private static string Sentence(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length == 0 || ".!?".IndexOf(trimmed[trimmed.Length - 1]) >= 0 ? trimmed : trimmed + ".";
    }
}
