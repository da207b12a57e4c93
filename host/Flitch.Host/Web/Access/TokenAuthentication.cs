using System.Text.Encodings.Web;
using Flitch.Host.Web.Api;
using Flitch.Pipeline.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flitch.Host.Web.Access;

/// <summary>Knows a program by its API token, in <c>Authorization: Bearer …</c>.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokenStore tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    /// <summary>Whether a request says that it comes from a program.</summary>
    /// <param name="request">The request.</param>
    public static bool IsProgram(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsProgram(Request))
        {
            return AuthenticateResult.NoResult();
        }

        var token = await tokens.FindAsync(Request.Headers.Authorization.ToString()[Bearer.Length..].Trim(), Context.RequestAborted);
        return token is null
            ? AuthenticateResult.Fail("The token was revoked, or never was one.")
            : AccessSchemes.Known(AccessSchemes.Token, token.Id);
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => ChallengeAsync(Context);

    /// <summary>Asks a program for its token.</summary>
    /// <param name="context">The request.</param>
    public static Task ChallengeAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblem.Of(ApiProblem.WhoIsThere, StatusCodes.Status401Unauthorized).ExecuteAsync(context);
    }
}
