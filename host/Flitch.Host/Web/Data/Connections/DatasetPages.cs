using System.Globalization;
using Flitch.Connectors;
using Flitch.Host.Web.Serving;
using Flitch.Host.Web.Shell;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Data.Connections;

/// <summary>Which datasets a connection keeps, and from when.</summary>
internal static class DatasetPages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/data/{name}/datasets", ShowAsync);
        app.MapPost("/data/{name}/datasets", SaveAsync);
        app.MapGet("/data/{name}/plan", PlanAsync);
    }

    private static async Task<IResult> ShowAsync(string name, string? @new, ConnectionService connections, PluginCatalog plugins, CancellationToken cancellationToken)
    {
        var connection = await connections.GetAsync(name, cancellationToken);
        return PageResults.Of<DatasetsPage>(new { Connection = connection, Connector = plugins.Find(connection.Connector), IsNew = @new is not null });
    }

    private static async Task<IResult> SaveAsync(
        string name, HttpRequest request, ConnectionService connections, PluginCatalog plugins, BackgroundRefreshes refreshes, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        try
        {
            await connections.EditAsync(name, Edit(form), cancellationToken);
        }
        catch (FlitchException e)
        {
            var connection = await connections.GetAsync(name, cancellationToken);
            return PageResults.Of<DatasetsPage>(
                new { Connection = connection, Connector = plugins.Find(connection.Connector), IsNew = form.ContainsKey("refresh"), e.Error }, Failures.StatusFor(e.Error));
        }

        if (form.ContainsKey("refresh"))
        {
            refreshes.Start(name, null, new RefreshOptions { Trigger = RefreshTriggers.Page });
        }

        return PageResults.To(request, $"/data/{name}");
    }

    private static async Task<IResult> PlanAsync(string name, ConnectionService connections, RefreshService refreshing, CancellationToken cancellationToken)
    {
        await connections.GetAsync(name, cancellationToken);
        try
        {
            return PageResults.Of<PlanText>(new { Plan = await refreshing.PlanAsync(name, null, new RefreshOptions(), cancellationToken) });
        }
        catch (FlitchException e)
        {
            return PageResults.Of<PlanText>(new { e.Error });
        }
    }

    private static ConnectionEdit Edit(IFormCollection form) => new()
    {
        Datasets = [.. form["dataset"].OfType<string>()],
        Intervals = RefreshChoice.ReadAll(form),
        SetStart = true,
        StartFrom = Start(form["start"].ToString()),
    };

    private static DateTimeOffset? Start(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
            ? start
            : throw new FlitchException("usage:start", ErrorKind.Usage, $"\"{text}\" is not a day.", "Choose a day such as 2024-01-31, or leave the field empty.");
    }
}
