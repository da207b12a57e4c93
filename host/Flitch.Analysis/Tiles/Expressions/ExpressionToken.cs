namespace Flitch.Analysis.Tiles.Expressions;

/// <summary>What a piece of an expression is.</summary>
internal enum TokenKind
{
    Number,
    Text,
    Name,
    Sign,
    End,
}

/// <summary>A piece of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A number's digits, a text without its quotes, a name, a sign.</param>
/// <param name="At">Where it begins.</param>
internal readonly record struct ExpressionToken(TokenKind Kind, string Text, int At);
