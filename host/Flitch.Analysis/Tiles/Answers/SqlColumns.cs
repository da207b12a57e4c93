using Flitch.Storage.Querying;

namespace Flitch.Analysis.Tiles.Answers;

/// <summary>What the columns of a result in SQL are to a tile: as the question says, else the first is the axis, and numbers are figures.</summary>
internal static class SqlColumns
{
    public static IReadOnlyList<AnswerColumn> Of(SqlQuery query, IReadOnlyList<QueryColumn> columns)
    {
        foreach (var name in new[] { query.X, query.Series, query.UnitBy }.Concat(query.Values).OfType<string>())
        {
            if (columns.All(c => c.Name != name))
            {
                throw TileErrors.Wrong($"The answer has no column {name}.", $"Its columns: {string.Join(", ", columns.Select(c => c.Name))}.");
            }
        }

        if (columns.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw TileErrors.Wrong($"Two columns of the answer are called {twice.Key}.", "Give one of them another name: AS.");
        }

        return [.. columns.Select((c, i) => Column(query, c, i))];
    }

    private static AnswerColumn Column(SqlQuery query, QueryColumn column, int index)
    {
        var isNumber = IsNumber(column.Type);
        var isFigure = query.Values.Count > 0 ? query.Values.Contains(column.Name) : isNumber && column.Name != query.X && column.Name != query.Series;
        var isAxis = column.Name == (query.X ?? (index == 0 && !isFigure ? column.Name : null));
        return new(column.Name, isFigure ? AnswerRole.Measure : isAxis && query.Grain is not null ? AnswerRole.Time : Parts(query, column, isAxis, isNumber) ? AnswerRole.Group : AnswerRole.Plain)
        {
            IsNumber = isNumber,
            IsInstant = column.Type.StartsWith("TIMESTAMP", StringComparison.Ordinal),
            UnitBy = isFigure ? query.UnitBy : null,
            Source = query.Rows?.Columns.GetValueOrDefault(column.Name),
        };
    }

    // A number that is no figure parts nothing where nobody says so; a text does, unless another column was named for it.
    private static bool Parts(SqlQuery query, QueryColumn column, bool isAxis, bool isNumber) =>
        isAxis || column.Name == query.X || column.Name == query.Series || column.Name == query.UnitBy || query.Rows?.Columns.ContainsKey(column.Name) == true
        || (!isNumber && query.Series is null);

    private static bool IsNumber(string type) => !type.EndsWith(']') && type.Split('(')[0] is
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" or "UHUGEINT" or "DECIMAL" or "DOUBLE" or "FLOAT";
}
