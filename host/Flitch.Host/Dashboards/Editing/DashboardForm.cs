using Flitch.Analysis.Dashboards;

namespace Flitch.Host.Dashboards.Editing;

/// <summary>What a dashboard is beside its tiles, as the fields of a form, and back. Filters stand in rooms, as in <see cref="TileForm"/>.</summary>
internal static class DashboardForm
{
    /// <summary>The form of a dashboard.</summary>
    /// <param name="dashboard">The dashboard.</param>
    public static TileForm Write(Dashboard dashboard)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = dashboard.Title,
            ["description"] = dashboard.Description,
            ["connection"] = dashboard.Connection ?? "",
            ["range"] = dashboard.Range.Text,
            ["zone"] = dashboard.Zone,
        };
        foreach (var (filter, n) in dashboard.Filters.Select((f, n) => (f, n)))
        {
            (fields[$"filter{n}"], fields[$"filter_title{n}"]) = (filter.Column, filter.Title);
        }

        return new TileForm(fields);
    }

    /// <summary>The dashboard that the form says. Whether it makes sense is for the reader of files to judge.</summary>
    /// <param name="form">The form.</param>
    /// <param name="before">The dashboard that is edited: its tiles, and what its filters choose at first.</param>
    public static Dashboard Read(TileForm form, Dashboard before) => before with
    {
        Title = form["title"].Trim(),
        Description = form["description"].ReplaceLineEndings("\n").Trim(),
        Connection = form["connection"] is { Length: > 0 } connection ? connection : null,
        Range = new DashboardRange(form["range"].Trim()),
        Zone = form["zone"],
        Filters = [.. form.Filled("filter").Select(n => Filter(form[$"filter{n}"].Trim(), form[$"filter_title{n}"].Trim(), before)).DistinctBy(f => f.Column)],
    };

    private static DashboardFilter Filter(string column, string title, Dashboard before) =>
        new(column, title.Length > 0 ? title : char.ToUpperInvariant(column[0]) + column[1..], before.Filters.FirstOrDefault(f => f.Column == column)?.Values ?? []);
}
