using System.Globalization;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Shapes;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Analysis.Tiles.Expressions;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;

namespace Flitch.Analysis.Tiles.Compiling;

/// <summary>Makes one SELECT of a question that was built by clicks. Whatever a person chose is a name of the dataset's, a literal of a column's type, or refused.</summary>
internal sealed class TileCompiler
{
    private readonly DatasetShape _shape;
    private readonly BuiltQuery _query;
    private readonly TileView _view;
    private readonly ShapeColumn? _time;
    private readonly IReadOnlyList<Filter> _filters;
    private readonly List<string> _select = [];
    private readonly List<CompiledColumn> _columns = [];
    private readonly string _source;

    private TileCompiler(DatasetShape shape, BuiltQuery query, TileView view)
    {
        (_query, _view) = (query, view);
        var calculated = query.Calculated.Select(c => (c.Name, Value: ExpressionReader.Read(shape, c))).ToList();
        _source = Source(shape, calculated);
        _shape = shape with { Columns = [.. shape.Columns, .. calculated.Select(c => new ShapeColumn(Fresh(shape, c.Name), c.Value.Type, "") { Unit = c.Value.Unit, UnitBy = c.Value.UnitBy })] };
        _time = Time();
        _filters = [.. query.Filters, .. Range(), .. view.FiltersOn(c => _shape.Find(c) is not null)];
    }

    /// <summary>Compiles a question.</summary>
    /// <param name="shape">The dataset.</param>
    /// <param name="query">The question.</param>
    /// <param name="kind">How the answer is shown.</param>
    /// <param name="view">What all tiles share.</param>
    /// <exception cref="Connectors.FlitchException">Kind usage: the question cannot be asked of this dataset.</exception>
    public static CompiledTile Compile(DatasetShape shape, BuiltQuery query, TileKind kind, TileView view)
    {
        var compiler = new TileCompiler(shape, query, view);
        return new CompiledTile(compiler.Statement(kind), compiler._columns)
        {
            Shape = compiler._shape,
            Filters = compiler._filters,
            Ranged = compiler.Range().Any(),
            Ignored = [.. view.Chosen.Where(c => c.Value.Count > 0 && compiler._shape.Find(c.Key) is null).Select(c => c.Key)],
        };
    }

    private static string Source(DatasetShape shape, List<(string Name, ExpressionValue Value)> calculated)
    {
        var view = $"{SqlText.Identifier(shape.Connection)}.{SqlText.Identifier(shape.View)}";
        return calculated.Count == 0 ? view : $"(SELECT *, {string.Join(", ", calculated.Select(c => $"{c.Value.Sql} AS {SqlText.Identifier(c.Name)}"))} FROM {view})";
    }

    private static string Fresh(DatasetShape shape, string name) =>
        shape.Find(name) is null ? name : throw TileErrors.Wrong($"{shape.Title} has a column {name} already.", "Give the calculated column another name.");

    private ShapeColumn? Time()
    {
        if ((_query.Time ?? _shape.Time) is not { } name)
        {
            return null;
        }

        var column = MeasureSql.Find(_shape, name);
        return column.Type.Kind is ColumnKind.Timestamp or ColumnKind.Date ? column : throw TileErrors.Wrong($"{name} holds no times.", "Choose a column of times.");
    }

    private IEnumerable<Filter> Range()
    {
        if (_time is { } time)
        {
            if (_view.From is { } from)
            {
                yield return Filter.Of(time.Name, FilterOperator.GreaterOrEqual, Instant(time, from));
            }

            if (_view.To is { } to)
            {
                yield return Filter.Of(time.Name, FilterOperator.Less, Instant(time, to));
            }
        }
    }

    private string Instant(ShapeColumn time, DateTimeOffset at) => time.Type.Kind == ColumnKind.Date
        ? TimeZoneInfo.ConvertTime(at, _view.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    private string Statement(TileKind kind)
    {
        if (_query.Columns.Count > 0)
        {
            SelectRows();
        }
        else
        {
            SelectFigures();
        }

        // One more than is shown tells that there are more.
        var limit = _query.Limit ?? (TileLimits.Of(kind) + 1);
        return $"SELECT {string.Join(", ", _select.Select((s, i) => $"{s} AS c{i}"))} FROM {_source} WHERE {FilterSql.All(_shape, _filters)}{GroupBy()}{OrderBy()} LIMIT {limit.ToString(CultureInfo.InvariantCulture)}";
    }

    private void SelectRows()
    {
        foreach (var column in _query.Columns.Select(c => MeasureSql.Find(_shape, c)))
        {
            Add(Describe(new(column.Name, AnswerRole.Plain), column), SqlText.Identifier(column.Name));
        }

        foreach (var column in _shape.PrimaryKey)
        {
            Add(new(column, AnswerRole.Key) { Source = column }, SqlText.Identifier(column));
        }
    }

    private void SelectFigures()
    {
        if (_query.Grain is { } grain)
        {
            var time = _time ?? throw TileErrors.Wrong($"The rows of {_shape.Title} have no time to gather them by.", "Leave the time grain away, or name a time column.");
            Add(new(time.Name, AnswerRole.Time) { Source = time.Name }, TimeSql.Bucket(time, grain, _view.Zone));
        }

        foreach (var column in _query.Group.Select(c => MeasureSql.Find(_shape, c)))
        {
            Add(Describe(new(column.Name, AnswerRole.Group), column), SqlText.Identifier(column.Name));
        }

        foreach (var measure in _query.Measures)
        {
            UnitCheck.Check(_shape, measure, _query.Group.ToList(), _filters);
            var (value, divisor) = MeasureSql.Of(_shape, measure, _time);
            Add(Figure(measure), value, divisor);
        }
    }

    private AnswerColumn Figure(Measure measure)
    {
        var column = new AnswerColumn(measure.Name, AnswerRole.Measure) { Measure = measure, IsNumber = true };
        var source = measure.Column is null ? null : _shape.Find(measure.Column);
        return measure.Of switch
        {
            MeasureKind.Count or MeasureKind.CountDistinct or MeasureKind.Ratio => column,
            MeasureKind.Sum or MeasureKind.Avg => Describe(column, source!) with { Source = null },
            _ => Describe(column, source!) with { Source = null, IsNumber = source!.IsNumber },
        };
    }

    private static AnswerColumn Describe(AnswerColumn column, ShapeColumn source) => column with
    {
        Source = source.Name,
        IsNumber = source.IsNumber,
        IsInstant = source.Type.Kind == ColumnKind.Timestamp,
        Unit = source.Unit,
        UnitBy = source.UnitBy,
    };

    private void Add(AnswerColumn column, string sql, string? divisor = null)
    {
        if (_columns.Exists(c => c.Column.Name == column.Name && c.Column.Role != AnswerRole.Key && column.Role != AnswerRole.Key))
        {
            throw TileErrors.Wrong($"Two columns of the answer are called {column.Name}.", "Give one of them another name.");
        }

        _columns.Add(new(column, _select.Count, divisor is null ? null : _select.Count + 1));
        _select.Add(sql);
        if (divisor is not null)
        {
            _select.Add(divisor);
        }
    }

    private string GroupBy()
    {
        var parts = _columns.Where(c => c.Column.Role is AnswerRole.Time or AnswerRole.Group).Select(c => (c.Index + 1).ToString(CultureInfo.InvariantCulture)).ToList();
        return _query.Columns.Count > 0 || parts.Count == 0 ? "" : $" GROUP BY {string.Join(", ", parts)}";
    }

    // What is equal in the order that was asked for is told apart by everything else, so that the answer is the same each time.
    private string OrderBy()
    {
        var rest = _columns.Where(c => c.Column.Role != AnswerRole.Measure).Select(c => $"c{c.Index} NULLS LAST");
        return $" ORDER BY {string.Join(", ", Wanted().Concat(rest))}";
    }

    private IEnumerable<string> Wanted()
    {
        if (_query.Order is { } order)
        {
            var found = _columns.Find(c => c.Column.Name == order.TrimStart('-') && c.Column.Role != AnswerRole.Key)
                ?? throw TileErrors.Wrong($"The answer has no column {order.TrimStart('-')} to be ordered by.", $"Its columns: {string.Join(", ", _columns.Select(c => c.Column.Name))}.");
            return [$"{Sortable(found)} {(order.StartsWith('-') ? "DESC" : "ASC")} NULLS LAST"];
        }

        return _query.Grain is null && _query.Columns.Count == 0 && _columns.Find(c => c.Column.Role == AnswerRole.Measure) is { } first ? [$"{Sortable(first)} DESC NULLS LAST"] : [];
    }

    // A quotient is ordered by as a double: two that differ only behind the fifteenth digit may change places.
    private static string Sortable(CompiledColumn column) => column.Divisor is { } divisor ? $"c{column.Index} / nullif(c{divisor}, 0)" : $"c{column.Index}";
}
