using System.Globalization;
using Flitch.Connectors;
using Flitch.Host.Web.Shell;
using Flitch.Pipeline.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Flitch.Host.Web.Runs;

/// <summary>Which runs the list shows, as its address says.</summary>
/// <param name="Runs">Which.</param>
/// <param name="From">The first day, in UTC; null for all.</param>
/// <param name="To">The last day, in UTC; null for all.</param>
/// <param name="Page">Which page of the list, from 1.</param>
public sealed record RunFilter(RunQuery Runs, DateOnly? From, DateOnly? To, int Page)
{
    /// <summary>How many runs a page shows.</summary>
    public const int Shown = 50;

    /// <summary>Reads an address.</summary>
    /// <param name="query">What stands behind the question mark.</param>
    /// <exception cref="FlitchException">Something in it cannot be understood (usage).</exception>
    public static RunFilter Read(IQueryCollection query)
    {
        var (from, to) = (Day(query, "from"), Day(query, "to"));
        var runs = new RunQuery
        {
            Connection = Text(query, "connection"),
            State = Word<RunState>(query, "state"),
            Kind = Word<RunKind>(query, "kind"),
            Dataset = Text(query, "dataset"),
            From = Start(from),
            Before = Start(to is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null),
        };
        return new RunFilter(runs, from, to, PageNumber.Read(query));
    }

    /// <summary>The address of another page of the same list.</summary>
    /// <param name="page">Which.</param>
    public string Address(int page)
    {
        var query = new QueryBuilder();
        Add(query, "connection", Runs.Connection);
        Add(query, "state", Runs.State?.ToString().ToLowerInvariant());
        Add(query, "kind", Runs.Kind?.ToString().ToLowerInvariant());
        Add(query, "dataset", Runs.Dataset);
        Add(query, "from", Written(From));
        Add(query, "to", Written(To));
        Add(query, "page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);
        return "/runs" + query;
    }

    /// <summary>As a form's field wants it.</summary>
    /// <param name="day">The day.</param>
    public static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Add(QueryBuilder query, string name, string? value)
    {
        if (value is not null)
        {
            query.Add(name, value);
        }
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static T? Word<T>(IQueryCollection query, string name)
        where T : struct, Enum => Text(query, name) is not { } text ? null
        : !char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var word) && Enum.IsDefined(word) ? word
        : throw NotUnderstood(name, text, $"It can be {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");

    private static DateOnly? Day(IQueryCollection query, string name) => Text(query, name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw NotUnderstood(name, text, "Write a day such as 2026-01-31.");

    private static DateTimeOffset? Start(DateOnly? day) => day is { } d ? new DateTimeOffset(d.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    private static FlitchException NotUnderstood(string name, string text, string fix) =>
        new("usage:filter", ErrorKind.Usage, $"\"{text}\" is nothing that \"{name}\" can be.", fix);
}
