using System.Globalization;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Rows;
using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Host.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Flitch.Host.Web.Datasets;

/// <summary>Which rows an address asks for: all of a page's state stands there, to keep or to send.</summary>
/// <param name="Connection">The connection's name.</param>
/// <param name="View">The dataset's, or the view's beside it.</param>
public sealed record RowAddress(string Connection, string View)
{
    /// <summary>Rows of a page.</summary>
    public const int Shown = 50;

    /// <summary>Filters in their text form.</summary>
    public IReadOnlyList<string> Where { get; init; } = [];

    /// <summary>Free text; null for none.</summary>
    public string? Search { get; init; }

    /// <summary>A column, with <c>-</c> before it for the largest first; null for the dataset's own order.</summary>
    public string? Sort { get; init; }

    /// <summary>Columns that are shown; empty for the service's own.</summary>
    public IReadOnlyList<string> Show { get; init; } = [];

    /// <summary>Snapshots: as of this instant; null for the newest.</summary>
    public string? AsOf { get; init; }

    /// <summary>What the rows are the parts of, in words; null when nobody asked for that.</summary>
    public string? Trace { get; init; }

    /// <summary>Which page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Where the dataset's pages begin.</summary>
    public string Home => $"/data/{Uri.EscapeDataString(Connection)}/datasets/{Uri.EscapeDataString(View)}";

    /// <summary>Whether fewer than all rows are asked for.</summary>
    public bool IsNarrowed => Where.Count > 0 || Search is not null;

    /// <summary>Reads an address.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="view">The view's name.</param>
    /// <param name="query">What stands behind the question mark.</param>
    public static RowAddress Read(string connection, string view, IQueryCollection query) => new(connection, view)
    {
        Where = [.. query["where"].OfType<string>().Where(w => w.Length > 0)],
        Search = Text(query, "q"),
        Sort = Text(query, "sort"),
        Show = [.. query["show"].OfType<string>().Where(s => s.Length > 0)],
        AsOf = Text(query, "as-of"),
        Trace = Text(query, "trace"),
        Page = PageNumber.Read(query),
    };

    /// <summary>The question for the rows of the page.</summary>
    /// <param name="shape">The dataset.</param>
    /// <exception cref="FlitchException">Kind usage: a filter or a time that is none.</exception>
    public RowQuery Query(DatasetShape shape) => new(shape)
    {
        Filters = [.. Where.Select(FilterText.Read)],
        Search = Search,
        Sort = Sort is null ? null : Analysis.Rows.SortKey.Read(Sort),
        Columns = Columns(shape),
        AsOf = AsOf is null ? null : Moment(AsOf),
        Skip = (long)(Page - 1) * Shown,
        Take = Shown,
    };

    /// <summary>The columns that are shown, in order.</summary>
    /// <param name="shape">The dataset.</param>
    public IReadOnlyList<string> Columns(DatasetShape shape) =>
        Show.Count > 0 ? Show : [.. shape.Columns.Where(c => !c.Added).DefaultIfEmpty().SelectMany(c => c is null ? shape.Columns : [c]).Select(c => c.Name)];

    /// <summary>With another order: the largest first, the smallest first, the dataset's own.</summary>
    /// <param name="column">The column that is clicked.</param>
    public RowAddress SortedBy(string column) => this with { Sort = Sort == "-" + column ? column : Sort == column ? null : "-" + column, Page = 1 };

    /// <summary>Without one of the filters.</summary>
    /// <param name="filter">Its text.</param>
    public RowAddress Without(string filter) => this with { Where = [.. Where.Where(w => w != filter)], Page = 1 };

    /// <summary>The address.</summary>
    public override string ToString() => Home + Tail();

    /// <summary>What stands behind the question mark, with it; empty for a dataset as it is opened.</summary>
    public string Tail() => QueryOf(Pairs());

    /// <summary>The state as names and values, for the hidden fields of a form.</summary>
    /// <param name="without">What the form itself says.</param>
    public IEnumerable<KeyValuePair<string, string>> Fields(params string[] without) => Pairs().Where(p => p.Key != "page" && !without.Contains(p.Key));

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is var text && string.IsNullOrWhiteSpace(text) ? null : text;

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new FlitchException("filter:as-of", ErrorKind.Usage, $"\"{text}\" is no moment.", "Write it in ISO 8601, for example 2026-01-31T12:00:00Z.");

    private static string QueryOf(IEnumerable<KeyValuePair<string, string>> pairs) => new QueryBuilder(pairs).ToQueryString().Value ?? "";

    private IEnumerable<KeyValuePair<string, string>> Pairs()
    {
        var pairs = Where.Select(w => ("where", (string?)w)).Concat([("q", Search), ("sort", Sort), ("as-of", AsOf)]).Concat(Show.Select(s => ("show", (string?)s)))
            .Concat([("trace", Trace), ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture))]);
        return pairs.Where(p => p.Item2 is not null).Select(p => KeyValuePair.Create(p.Item1, p.Item2!));
    }
}
