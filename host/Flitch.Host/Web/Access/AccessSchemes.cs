using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Flitch.Host.Web.Access;

/// <summary>Names of the ways in.</summary>
internal static class AccessSchemes
{
    /// <summary>Chooses between the two others by what a request carries.</summary>
    public const string Either = "flitch";

    /// <summary>A person's browser, by its cookie.</summary>
    public const string Session = "session";

    /// <summary>A program, by its API token.</summary>
    public const string Token = "token";

    /// <summary>The claim that holds the session's or the token's id.</summary>
    public const string Id = "id";

    /// <summary>Says who came in, and how.</summary>
    /// <param name="scheme">The way in.</param>
    /// <param name="id">The session's or the token's id.</param>
    public static AuthenticateResult Known(string scheme, string id) => AuthenticateResult.Success(
        new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(Id, id)], scheme)), scheme));
}
