using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Host.Web.Serving;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ConnectionInfo = Flitch.Pipeline.Connections.ConnectionInfo;

namespace Flitch.Host.Web.Data.Adding;

/// <summary>
/// Data → Add → a connector → its form → test → save. The secrets stay in the browser's form until they are saved: a test keeps nothing, and no page ever carries them
/// back.
/// </summary>
internal static class AddPages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/data/add", (PluginCatalog plugins) => PageResults.Of<ConnectorsPage>(new { plugins.Connectors, plugins.Failures }));
        app.MapGet("/data/add/{connector}", FormAsync);
        app.MapPost("/data/add/{connector}/test", TestAsync);
        app.MapPost("/data/add/{connector}", SaveAsync);
    }

    private static async Task<IResult> FormAsync(string connector, PluginCatalog plugins, ConnectionService connections, CancellationToken cancellationToken)
    {
        var found = plugins.Find(connector);
        return PageResults.Of<AddPage>(new { Connector = found, Name = FreeName(found, await connections.ListAsync(cancellationToken)) });
    }

    private static async Task<IResult> TestAsync(
        string connector, HttpRequest request, PluginCatalog plugins, ConnectionService connections, CancellationToken cancellationToken)
    {
        var found = plugins.Find(connector);
        try
        {
            var (_, fields) = await ReadAsync(found, request, cancellationToken);
            var check = await connections.TestFieldsAsync(connector, fields, cancellationToken);
            return PageResults.Of<TestOutcome>(new { Connector = found, Check = check, SaveAddress = $"/data/add/{connector}" });
        }
        catch (FlitchException e)
        {
            return Refused(found, e);
        }
    }

    private static async Task<IResult> SaveAsync(
        string connector, HttpRequest request, PluginCatalog plugins, ConnectionService connections, CancellationToken cancellationToken)
    {
        var found = plugins.Find(connector);
        var (name, fields) = await ReadAsync(found, request, cancellationToken);
        try
        {
            await connections.AddAsync(new ConnectionRequest(connector, name, fields), cancellationToken);
            return PageResults.To(request, $"/data/{name}/datasets?new=1");
        }
        catch (FlitchException e) when (PageResults.IsPart(request))
        {
            return Refused(found, e);
        }
        catch (FlitchException e)
        {
            return PageResults.Of<AddPage>(new { Connector = found, Name = name, Values = fields, e.Error }, Failures.StatusFor(e.Error));
        }
    }

    // A part is put in place whatever happened, so it is an answer like any other.
    private static RazorComponentResult<TestOutcome> Refused(ConnectorDescriptor connector, FlitchException e) => PageResults.Of<TestOutcome>(new { Connector = connector, e.Error });

    private static async Task<(string Name, Dictionary<string, string> Fields)> ReadAsync(
        ConnectorDescriptor connector, HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        return (form["name"].ToString().Trim(), FormFields.Read(connector, form));
    }

    private static string FreeName(ConnectorDescriptor connector, IReadOnlyList<ConnectionInfo> taken)
    {
        // "main" is the one whose views need no schema's name in front.
        var names = Enumerable.Range(1, 1000).Select(n => n == 1 ? "main" : $"{connector.Name}{n}");
        return names.First(n => taken.All(c => c.Name != n));
    }
}
