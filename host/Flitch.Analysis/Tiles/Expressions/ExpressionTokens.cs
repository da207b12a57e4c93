using System.Text.RegularExpressions;

namespace Flitch.Analysis.Tiles.Expressions;

/// <summary>Takes an expression's text apart.</summary>
internal static partial class ExpressionTokens
{
    /// <summary>The pieces, with an end behind the last.</summary>
    /// <param name="column">The calculated column's name, for messages.</param>
    /// <param name="text">The expression.</param>
    public static List<ExpressionToken> Of(string column, string text)
    {
        var tokens = new List<ExpressionToken>();
        var at = 0;
        while (at < text.Length)
        {
            var match = Piece().Match(text, at);
            if (!match.Success)
            {
                throw TileErrors.Expression(column, at, $"\"{text[at]}\" has no meaning here.");
            }

            if (!match.Groups["space"].Success)
            {
                tokens.Add(Token(match));
            }

            at += match.Length;
        }

        tokens.Add(new(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static ExpressionToken Token(Match match)
    {
        foreach (var kind in new[] { TokenKind.Number, TokenKind.Text, TokenKind.Name, TokenKind.Sign })
        {
            if (match.Groups[kind.ToString()] is { Success: true, Value: var text })
            {
                return new(kind, kind == TokenKind.Text ? text.Replace("''", "'", StringComparison.Ordinal) : text, match.Index);
            }
        }

        throw new InvalidOperationException("The pattern has another group.");
    }

    [GeneratedRegex(@"\G(?:(?<space>\s+)|(?<Number>[0-9]{1,19}(?:\.[0-9]{1,18})?(?![0-9.\w]))|'(?<Text>(?:[^']|'')*)'|(?<Name>[A-Za-z_][A-Za-z0-9_]*)|(?<Sign><=|>=|<>|!=|[-+*/(),<>=]))")]
    private static partial Regex Piece();
}
