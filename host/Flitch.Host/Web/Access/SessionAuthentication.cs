using System.Text.Encodings.Web;
using Flitch.Host.Web.Api;
using Flitch.Pipeline.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flitch.Host.Web.Access;

/// <summary>Knows a browser by its cookie. Who is not known is led to the sign-in page, and back afterwards.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionStore sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Request) is not { Length: > 0 } secret)
        {
            return AuthenticateResult.NoResult();
        }

        var session = await sessions.FindAsync(secret, Context.RequestAborted);
        return session is null
            ? AuthenticateResult.Fail("The session has ended.")
            : AccessSchemes.Known(AccessSchemes.Session, session.Id);
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (ApiRoutes.IsApi(Request))
        {
            return TokenAuthentication.ChallengeAsync(Context);
        }

        var signIn = SignInPages.AddressFor(Request);
        if (Request.Headers.ContainsKey("HX-Request"))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers["HX-Redirect"] = signIn;
        }
        else if (HttpMethods.IsGet(Request.Method) && !Request.Path.StartsWithSegments("/live"))
        {
            Response.Redirect(signIn);
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }
}
