using Flitch.Connectors;
using Flitch.Host.Web.Data.Adding;
using Flitch.Host.Web.Serving;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Scheduling;
using Flitch.Pipeline.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Data.Connections;

/// <summary>One connection: how it stands, refresh, stop, edit, disconnect.</summary>
internal static class ConnectionPages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        var one = app.MapGroup("/data/{name}");
        one.MapGet("", ShowAsync);
        one.MapPost("/refresh", RefreshAsync);
        one.MapPost("/schedule", SwitchOnAsync);
        one.MapPost("/cancel", CancelAsync);
        one.MapPost("/disconnect", DisconnectAsync);
        one.MapGet("/edit", EditFormAsync);
        one.MapPost("/edit", EditAsync);
        one.MapPost("/test", TestAsync);
    }

    private static async Task<IResult> ShowAsync(string name, StatusService status, PluginCatalog plugins, OpeningRefreshes opening, CancellationToken cancellationToken)
    {
        var found = await status.GetAsync(name, cancellationToken);
        opening.Opened(found);
        return PageResults.Of<ConnectionPage>(new { Status = found, Connector = plugins.Connectors.FirstOrDefault(c => c.Name == found.Connection.Connector) });
    }

    private static async Task<IResult> RefreshAsync(string name, HttpRequest request, ConnectionService connections, BackgroundRefreshes refreshes, CancellationToken cancellationToken)
    {
        await connections.GetAsync(name, cancellationToken);
        var form = await request.ReadFormAsync(cancellationToken);
        refreshes.Start(name, [.. form["dataset"].OfType<string>()], new RefreshOptions { Trigger = RefreshTriggers.Page });

        // Whoever looks at a dataset stays there: its head tells how far the refresh is.
        return form["view"].ToString() is not { Length: > 0 } view ? PageResults.To(request, $"/data/{name}")
            : PageResults.IsPart(request) ? Results.NoContent()
            : Results.LocalRedirect($"/data/{name}/datasets/{Uri.EscapeDataString(view)}");
    }

    /// <summary>Lets schedules go on that have switched themselves off.</summary>
    private static async Task<IResult> SwitchOnAsync(string name, HttpRequest request, ConnectionService connections, CancellationToken cancellationToken)
    {
        var off = (await connections.GetAsync(name, cancellationToken)).Datasets.Where(d => d.SwitchedOffAt is not null);
        await connections.EditAsync(name, new ConnectionEdit { Intervals = off.ToDictionary(d => d.Name, d => d.RefreshEvery) }, cancellationToken);
        return PageResults.To(request, $"/data/{name}");
    }

    private static async Task<IResult> CancelAsync(string name, HttpRequest request, ConnectionService connections, RefreshService refreshing, CancellationToken cancellationToken)
    {
        await connections.GetAsync(name, cancellationToken);
        await refreshing.CancelAsync(name, cancellationToken);
        return PageResults.To(request, $"/data/{name}");
    }

    private static async Task<IResult> DisconnectAsync(string name, HttpRequest request, ConnectionService connections, CancellationToken cancellationToken)
    {
        await connections.RemoveAsync(name, cancellationToken);
        return PageResults.To(request, "/data");
    }

    private static async Task<IResult> EditFormAsync(string name, ConnectionService connections, PluginCatalog plugins, CancellationToken cancellationToken)
    {
        var connection = await connections.GetAsync(name, cancellationToken);
        return PageResults.Of<EditPage>(new { Connection = connection, Connector = plugins.Find(connection.Connector) });
    }

    private static async Task<IResult> EditAsync(
        string name, HttpRequest request, ConnectionService connections, PluginCatalog plugins, BackgroundRefreshes refreshes, CancellationToken cancellationToken)
    {
        var connection = await connections.GetAsync(name, cancellationToken);
        var connector = plugins.Find(connection.Connector);
        var form = await request.ReadFormAsync(cancellationToken);
        var fields = FormFields.Changes(connector, form, connection.Fields);
        try
        {
            await connections.EditAsync(name, new ConnectionEdit { Title = form["title"], Fields = fields.Count > 0 ? fields : null }, cancellationToken);
            PickUp(connection, fields, refreshes);
            return PageResults.To(request, $"/data/{name}");
        }
        catch (FlitchException e) when (PageResults.IsPart(request))
        {
            return PageResults.Of<TestOutcome>(new { Connector = connector, e.Error });
        }
        catch (FlitchException e)
        {
            return PageResults.Of<EditPage>(new { Connection = connection, Connector = connector, e.Error }, Failures.StatusFor(e.Error));
        }
    }

    // A connection that had to be reconnected goes on where it stood.
    private static void PickUp(Pipeline.Connections.ConnectionInfo before, Dictionary<string, string> fields, BackgroundRefreshes refreshes)
    {
        if (fields.Count > 0 && before.Datasets.Any(d => d.Error is { } error && ConnectionErrors.NeedsReconnecting(error)))
        {
            refreshes.Start(before.Name, null, new RefreshOptions { Trigger = RefreshTriggers.Page });
        }
    }

    /// <summary>Tests what is typed, over what is stored.</summary>
    private static async Task<IResult> TestAsync(string name, HttpRequest request, ConnectionService connections, PluginCatalog plugins, CancellationToken cancellationToken)
    {
        var connection = await connections.GetAsync(name, cancellationToken);
        var connector = plugins.Find(connection.Connector);
        try
        {
            var typed = FormFields.Changes(connector, await request.ReadFormAsync(cancellationToken), connection.Fields);
            return PageResults.Of<TestOutcome>(new { Connector = connector, Check = await connections.TestAsync(name, typed, cancellationToken), CanSave = false });
        }
        catch (FlitchException e)
        {
            return PageResults.Of<TestOutcome>(new { Connector = connector, e.Error });
        }
    }
}
