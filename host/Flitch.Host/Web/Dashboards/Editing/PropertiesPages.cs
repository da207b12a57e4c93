using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Host.Dashboards.Editing;
using Flitch.Host.Web.Serving;
using Flitch.Pipeline.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Dashboards.Editing;

/// <summary>What a dashboard is beside its tiles: title, words, connection, range, time zone, and what can be filtered by.</summary>
internal static class PropertiesPages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/dashboards/{name}/properties", ShowAsync);
        app.MapPost("/dashboards/{name}/properties", SaveAsync);
    }

    private static async Task<IResult> ShowAsync(string name, DashboardLibrary library, LookReader looks, ShapeCatalog shapes, StatusService status, CancellationToken cancellationToken)
    {
        var entry = await library.FindAsync(name, cancellationToken);
        return await PageAsync(entry, DashboardForm.Write(entry.Dashboard), null, looks, shapes, status, cancellationToken);
    }

    private static async Task<IResult> SaveAsync(
        string name, HttpRequest request, DashboardLibrary library, DashboardEditor editor, LookReader looks, ShapeCatalog shapes, StatusService status, CancellationToken cancellationToken)
    {
        var entry = await library.FindAsync(name, cancellationToken);
        var form = new TileForm((await request.ReadFormAsync(cancellationToken)).ToDictionary(f => f.Key, f => f.Value.ToString()));
        try
        {
            await editor.SaveAsync(DashboardForm.Read(form, entry.Dashboard), long.TryParse(form["version"], out var version) ? version : entry.Version, cancellationToken);
            return PageResults.To(request, $"/dashboards/{name}");
        }
        catch (FlitchException e)
        {
            return await PageAsync(entry, form, e.Error, looks, shapes, status, cancellationToken);
        }
    }

    private static async Task<IResult> PageAsync(
        DashboardEntry entry, TileForm form, ErrorInfo? error, LookReader looks, ShapeCatalog shapes, StatusService status, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(entry, QueryCollection.Empty, cancellationToken);
        var columns = (await shapes.ListAsync(cancellationToken)).Where(s => s.Connection == look.Connection)
            .SelectMany(s => s.Columns).Where(c => !c.Added && c.Type.Kind == Connectors.Columns.ColumnKind.Text).Select(c => c.Name).Distinct().Order(StringComparer.Ordinal);
        var connections = (await status.ListAsync(cancellationToken)).Where(s => entry.Connector is null || s.Connection.Connector == entry.Connector).Select(s => s.Connection.Name);
        var parameters = new { Entry = entry, Form = form, Columns = columns.ToList(), Connections = connections.ToList(), Error = error };
        return PageResults.Of<PropertiesPage>(parameters, error is null ? StatusCodes.Status200OK : Failures.StatusFor(error));
    }
}
