using Flitch.Analysis.Shapes;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;

namespace Flitch.Analysis.Tiles.Expressions;

/// <summary>
/// Reads a calculated column and writes it as SQL. A small language of its own: what is not in it cannot come into the statement, types and units are checked before DuckDB
/// sees it, and nothing in it turns a decimal into a double.
/// </summary>
internal sealed class ExpressionReader
{
    private const int MaxLength = 500, MaxDepth = 40;

    private readonly DatasetShape _shape;
    private readonly string _column;
    private readonly List<ExpressionToken> _tokens;
    private int _next;
    private int _depth;

    private ExpressionReader(DatasetShape shape, CalculatedColumn column) =>
        (_shape, _column, _tokens) = (shape, column.Name, ExpressionTokens.Of(column.Name, column.Expression));

    private ExpressionToken Here => _tokens[_next];

    /// <summary>Reads it whole.</summary>
    /// <param name="shape">The dataset.</param>
    /// <param name="column">The calculated column.</param>
    /// <exception cref="Connectors.FlitchException">Kind usage: it is none, or mixes units.</exception>
    public static ExpressionValue Read(DatasetShape shape, CalculatedColumn column)
    {
        if (column.Expression.Length > MaxLength)
        {
            throw TileErrors.Expression(column.Name, MaxLength, "it is too long.");
        }

        var reader = new ExpressionReader(shape, column);
        var value = reader.Any();
        return reader.Here.Kind == TokenKind.End ? value : throw reader.Wrong("an operator such as + was expected.");
    }

    private ExpressionValue Any()
    {
        if (++_depth > MaxDepth)
        {
            throw Wrong("it is nested too deeply.");
        }

        var value = Joined("or", () => Joined("and", Compared));
        _depth--;
        return value;
    }

    private ExpressionValue Joined(string word, Func<ExpressionValue> part)
    {
        var value = part();
        while (Here is { Kind: TokenKind.Name } name && string.Equals(name.Text, word, StringComparison.OrdinalIgnoreCase))
        {
            _next++;
            value = new($"({Condition(value).Sql} {word.ToUpperInvariant()} {Condition(part()).Sql})", ColumnType.Boolean);
        }

        return value;
    }

    private ExpressionValue Compared()
    {
        var left = Sum();
        if (Here is not { Kind: TokenKind.Sign, Text: "<" or "<=" or ">" or ">=" or "=" or "<>" or "!=" } sign)
        {
            return left;
        }

        _next++;
        var right = Sum();
        if (left.IsNumber != right.IsNumber || (!left.IsNumber && left.Type != right.Type))
        {
            throw Wrong("only values of one kind can be compared.");
        }

        CheckUnits(left, right);
        return new($"({left.Sql} {sign.Text} {right.Sql})", ColumnType.Boolean);
    }

    private ExpressionValue Sum()
    {
        var value = Product();
        while (Here is { Kind: TokenKind.Sign, Text: "+" or "-" } sign)
        {
            _next++;
            var right = Number(Product());
            CheckUnits(Number(value), right);
            value = Common($"({value.Sql} {sign.Text} {right.Sql})", [value, right]) with { Type = ExpressionTypes.Sum(value.Type, right.Type) };
        }

        return value;
    }

    private ExpressionValue Product()
    {
        var value = Signed();
        while (Here is { Kind: TokenKind.Sign, Text: "*" or "/" } sign)
        {
            if (sign.Text == "/")
            {
                throw Wrong("dividing row by row would round. Use a measure of the kind ratio, which divides sums exactly.");
            }

            _next++;
            var right = Number(Signed());
            var type = ExpressionTypes.Product(Number(value).Type, right.Type) ?? throw Wrong("the product would have more digits than a decimal holds.");
            value = Multiplied(value, right) with { Sql = $"({value.Sql} * {right.Sql})", Type = type };
        }

        return value;
    }

    private ExpressionValue Multiplied(ExpressionValue left, ExpressionValue right) =>
        left.UnitBy is { } a && right.UnitBy is { } b && a != b
            ? throw Wrong($"one side is counted by {a}, the other by {b}.")
            : left.HasUnit && right.HasUnit ? new("", left.Type, null, left.UnitBy ?? right.UnitBy) : left.HasUnit ? left : right;

    private ExpressionValue Signed()
    {
        if (Here is not { Kind: TokenKind.Sign, Text: "-" })
        {
            return Single();
        }

        if (++_depth > MaxDepth)
        {
            throw Wrong("it is nested too deeply.");
        }

        _next++;
        var value = Number(Signed());
        _depth--;
        return value with { Sql = $"(-{value.Sql})" };
    }

    private ExpressionValue Single()
    {
        var token = Here;
        _next++;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new(token.Text, ExpressionTypes.Literal(token.Text));
            case TokenKind.Text:
                return new(SqlText.Literal(token.Text), ColumnType.Text);
            case TokenKind.Name when Here is { Kind: TokenKind.Sign, Text: "(" }:
                return Call(token);
            case TokenKind.Name:
                return Column(token);
            case TokenKind.Sign when token.Text == "(":
                var value = Any();
                Take(")");
                return value;
            default:
                _next--;
                throw Wrong("a column or a number was expected.");
        }
    }

    private ExpressionValue Column(ExpressionToken token) => _shape.Find(token.Text) is { } column
        ? new(SqlText.Identifier(column.Name), column.Type, column.Unit, column.UnitBy)
        : throw TileErrors.Expression(_column, token.At, $"{_shape.Title} has no column {token.Text}.");

    private ExpressionValue Call(ExpressionToken name)
    {
        Take("(");
        var arguments = new List<ExpressionValue> { Any() };
        while (Here is { Kind: TokenKind.Sign, Text: "," })
        {
            _next++;
            arguments.Add(Any());
        }

        Take(")");
        return (name.Text.ToLowerInvariant(), arguments) switch
        {
            ("abs", [var a]) => Number(a) with { Sql = $"abs({a.Sql})" },
            ("round", [var a, { Type.Kind: ColumnKind.Integer } digits]) when int.TryParse(digits.Sql, out var d) && d <= 18 => Number(a) with { Sql = $"round({a.Sql}, {d})" },
            ("lower" or "upper", [{ Type.Kind: ColumnKind.Text } a]) => a with { Sql = $"{name.Text.ToLowerInvariant()}({a.Sql})" },
            ("coalesce" or "least" or "greatest", { Count: > 1 }) => Alike($"{name.Text.ToLowerInvariant()}({string.Join(", ", arguments.Select(a => a.Sql))})", arguments),
            ("if", [var condition, var yes, var no]) => Alike($"(CASE WHEN {Condition(condition).Sql} THEN {yes.Sql} ELSE {no.Sql} END)", [yes, no]),
            _ => throw TileErrors.Expression(_column, name.At, $"there is no {name.Text} of such values."),
        };
    }

    private ExpressionValue Alike(string sql, List<ExpressionValue> values)
    {
        foreach (var other in values.Skip(1))
        {
            if (values[0].IsNumber != other.IsNumber || (!other.IsNumber && other.Type != values[0].Type))
            {
                throw Wrong("values of different kinds cannot stand for each other.");
            }

            CheckUnits(values[0], other);
        }

        return Common(sql, values) with { Type = values.Select(v => v.Type).Aggregate(ExpressionTypes.Common) };
    }

    private static ExpressionValue Common(string sql, List<ExpressionValue> values) =>
        values.FirstOrDefault(v => v.HasUnit) is { } united ? united with { Sql = sql } : values[0] with { Sql = sql };

    // A bare number takes the unit of what it stands beside: amount - 1, if(amount > 0, amount, 0).
    private void CheckUnits(ExpressionValue left, ExpressionValue right)
    {
        if (left.HasUnit && right.HasUnit && (left.Unit, left.UnitBy) != (right.Unit, right.UnitBy))
        {
            throw Wrong($"one side is counted in {left.Unit ?? left.UnitBy}, the other in {right.Unit ?? right.UnitBy}.");
        }
    }

    private ExpressionValue Number(ExpressionValue value) => value.IsNumber ? value : throw Wrong("a number was expected.");

    private ExpressionValue Condition(ExpressionValue value) => value.Type.Kind == ColumnKind.Boolean ? value : throw Wrong("a condition such as amount > 0 was expected.");

    private void Take(string sign)
    {
        if (Here is not { Kind: TokenKind.Sign } here || here.Text != sign)
        {
            throw Wrong($"{sign} is missing.");
        }

        _next++;
    }

    private Connectors.FlitchException Wrong(string what) => TileErrors.Expression(_column, Here.At, what);
}
