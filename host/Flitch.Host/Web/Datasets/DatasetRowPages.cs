using Flitch.Analysis.Profiles;
using Flitch.Analysis.Rows;
using Flitch.Host.Web.Serving;
using Flitch.Pipeline.Plugins;
using Flitch.Storage;
using Flitch.Storage.Querying;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Host.Web.Datasets;

/// <summary>One dataset: its rows, its columns, how to read it elsewhere, one row.</summary>
internal static class DatasetRowPages
{
    /// <summary>Registers what the pages need.</summary>
    /// <param name="services">The application's container.</param>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<RowReader>();
        services.AddSingleton<SnapshotReader>();
        services.AddSingleton<ProfileReader>();
        services.AddSingleton<DatasetDesk>();
    }

    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        var one = app.MapGroup("/data/{name}/datasets/{view}");
        one.MapGet("", ShowAsync);
        one.MapGet("/pager", PagerAsync);
        one.MapGet("/filter", FilterAsync);
        one.MapGet("/columns", ColumnsAsync);
        one.MapGet("/values/{column}", ValuesAsync);
        one.MapGet("/profile", ProfileAsync);
        one.MapGet("/read", ReadAsync);
        one.MapGet("/row", RowAsync);
        one.MapGet("/download", DownloadAsync);
    }

    private static async Task<IResult> ShowAsync(string name, string view, HttpRequest request, DatasetDesk desk, CancellationToken cancellationToken)
    {
        var head = await desk.FindAsync(name, view, cancellationToken);
        var address = RowAddress.Read(name, view, request.Query);
        var rows = await desk.RowsAsync(head, address, cancellationToken);
        var status = rows.Error is { } error ? Failures.StatusFor(error) : StatusCodes.Status200OK;
        var parameters = new { Head = head, Address = address, Rows = rows, Snapshots = await desk.SnapshotsAsync(head, cancellationToken) };
        return PageResults.IsPart(request) ? PageResults.Of<RowsPart>(parameters, status) : PageResults.Of<RowsPage>(parameters, status);
    }

    /// <summary>The pager of rows that are shown already, with how many there are in all.</summary>
    private static async Task<IResult> PagerAsync(string name, string view, HttpRequest request, DatasetDesk desk, CancellationToken cancellationToken)
    {
        var address = RowAddress.Read(name, view, request.Query);
        var total = await desk.CountAsync(await desk.LookAsync(name, view, cancellationToken), address, cancellationToken);
        var before = (long)(address.Page - 1) * RowAddress.Shown;
        return PageResults.Of<RowPager>(new
        {
            Address = address,
            First = before + 1,
            Count = (int)Math.Clamp(total - before, 0, RowAddress.Shown),
            HasMore = total > before + RowAddress.Shown,
            Total = (long?)total,
        });
    }

    /// <summary>One filter more, from a form: goes on to the address that says so.</summary>
    private static async Task<IResult> FilterAsync(string name, string view, HttpRequest request, DatasetDesk desk, CancellationToken cancellationToken)
    {
        await desk.LookAsync(name, view, cancellationToken);
        var address = RowAddress.Read(name, view, request.Query);
        var bare = request.Query["operator"].ToString() is "null" or "notnull";
        var text = $"{request.Query["column"]}.{request.Query["operator"]}{(bare ? "" : "." + request.Query["value"])}";
        return Results.LocalRedirect((address with { Where = [.. address.Where.Append(text).Distinct()], Page = 1 }).ToString());
    }

    private static async Task<IResult> ColumnsAsync(string name, string view, DatasetDesk desk, CancellationToken cancellationToken) =>
        PageResults.Of<ColumnsPage>(new { Head = await desk.FindAsync(name, view, cancellationToken) });

    private static async Task<IResult> ProfileAsync(string name, string view, HttpRequest request, DatasetDesk desk, CancellationToken cancellationToken)
    {
        var head = await desk.FindAsync(name, view, cancellationToken);
        var profile = await desk.ProfileAsync(head, cancellationToken);
        return PageResults.IsPart(request) ? PageResults.Of<ColumnTable>(new { head.Shape, Profile = profile }) : PageResults.Of<ColumnsPage>(new { Head = head, Profile = profile });
    }

    /// <summary>What a field that wants a value of a column suggests.</summary>
    private static async Task<IResult> ValuesAsync(string name, string view, string column, DatasetDesk desk, CancellationToken cancellationToken) =>
        PageResults.Of<ValueOptions>(new { Values = await desk.ValuesAsync(await desk.LookAsync(name, view, cancellationToken), column, cancellationToken) });

    private static async Task<IResult> ReadAsync(string name, string view, DatasetDesk desk, DataFolder folder, CancellationToken cancellationToken)
    {
        var head = await desk.FindAsync(name, view, cancellationToken);
        return PageResults.Of<ReadPage>(new { Head = head, Snippets = Snippets.Of(folder, head.Manifest, view).ToList() });
    }

    private static async Task<IResult> RowAsync(string name, string view, HttpRequest request, DatasetDesk desk, PluginCatalog plugins, CancellationToken cancellationToken)
    {
        var head = await desk.FindAsync(name, view, cancellationToken);
        var asOf = RowAddress.Read(name, view, request.Query) with { Show = [], Where = [] };
        var row = await desk.RowAsync(head, [.. request.Query["key"].OfType<string>()], asOf.Query(head.Shape).AsOf, cancellationToken);
        var related = RelatedRows.Of(head.Shape, row, plugins.Connectors.FirstOrDefault(c => c.Name == head.Shape.Connector)).ToList();
        return PageResults.Of<RowDetailPage>(new { Head = head, Row = row, Related = related, Back = asOf.ToString() });
    }

    private static async Task<IResult> DownloadAsync(
        string name, string view, string? format, HttpRequest request, DatasetDesk desk, QueryEngine engine, TimeProvider clock, CancellationToken cancellationToken)
    {
        var head = await desk.FindAsync(name, view, cancellationToken);
        var address = RowAddress.Read(name, view, request.Query);
        var query = address.Query(head.Shape) with { Columns = address.Show.Count > 0 ? address.Show : null };
        return await DatasetDownload.MakeAsync(query, format, engine, clock, cancellationToken);
    }
}
