using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flitch.Host.Web.Serving;

/// <summary>Answers made of Razor components.</summary>
internal static class PageResults
{
    /// <summary>A page, or a part of one, rendered whole before its first byte is sent: an error can still become a page of its own.</summary>
    /// <typeparam name="T">The component.</typeparam>
    /// <param name="parameters">Its parameters; an anonymous object whose names are theirs.</param>
    /// <param name="status">The answer's status.</param>
    public static RazorComponentResult<T> Of<T>(object? parameters = null, int status = StatusCodes.Status200OK)
        where T : IComponent => new(parameters ?? new { }) { PreventStreamingRendering = true, StatusCode = status };

    /// <summary>Goes on to another page; a part of a page does so as a whole.</summary>
    /// <param name="request">What is answered.</param>
    /// <param name="address">Where to.</param>
    public static IResult To(HttpRequest request, string address)
    {
        if (!IsPart(request))
        {
            return Results.LocalRedirect(address);
        }

        request.HttpContext.Response.Headers["HX-Redirect"] = address;
        return Results.NoContent();
    }

    /// <summary>Whether only a part of the page is asked for.</summary>
    /// <param name="request">The request.</param>
    public static bool IsPart(HttpRequest request) => request.Headers.ContainsKey("HX-Request");
}
