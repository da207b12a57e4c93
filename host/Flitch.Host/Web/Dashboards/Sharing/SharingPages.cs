using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Host.Dashboards.Sharing;
using Flitch.Host.Web.Serving;
using Flitch.Host.Web.Shared;
using Flitch.Pipeline.Dashboards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Dashboards.Sharing;

/// <summary>Links to a dashboard: made, listed, revoked. None is there until somebody makes one.</summary>
internal static class SharingPages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        var one = app.MapGroup("/dashboards/{name}/share");
        one.MapGet("", ShowAsync);
        one.MapPost("", MakeAsync);
        one.MapPost("/{id}/revoke", RevokeAsync);
    }

    private static async Task<IResult> ShowAsync(string name, HttpRequest request, DashboardLibrary library, LookReader looks, ShareBook book, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(await library.FindAsync(name, cancellationToken), request.Query, cancellationToken);
        return PageResults.Of<SharePage>(new { Look = look, Shares = await book.ListAsync(name, cancellationToken) });
    }

    private static async Task<IResult> MakeAsync(
        string name, HttpRequest request, [FromForm] string? title, [FromForm] string? ends, [FromForm] string? day, [FromForm] bool? open, DashboardLibrary library, LookReader looks, ShareDesk desk, ShareBook book, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(await library.FindAsync(name, cancellationToken), request.Query, cancellationToken);
        var (made, error) = (default(string), default(ErrorInfo));
        try
        {
            var wish = new ShareWish { Title = title ?? "", IsOpen = open == true, EndsAt = ShareEnd.Read(ends == "day" ? day is { Length: > 0 } ? day : "?" : ends, look.Zone, look.Now) };
            made = SharedAddress.Of(request, (await desk.MakeAsync(look, wish, cancellationToken)).Token);
        }
        catch (FlitchException e)
        {
            error = e.Error;
        }

        var shares = await book.ListAsync(name, cancellationToken);
        return PageResults.Of<SharePage>(new { Look = look, Shares = shares, Made = made, Error = error }, error is null ? StatusCodes.Status200OK : Failures.StatusFor(error));
    }

    private static async Task<IResult> RevokeAsync(string name, string id, HttpRequest request, ShareBook book, CancellationToken cancellationToken)
    {
        await book.RevokeAsync(id, name, cancellationToken);
        return PageResults.To(request, $"/dashboards/{Uri.EscapeDataString(name)}/share{request.QueryString}");
    }
}
