using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Host.Web.Access;

/// <summary>Who may do what: whoever is signed in or has a token may do everything, and nobody else anything. What is open to all says so itself.</summary>
internal static class AccessServices
{
    /// <summary>Registers the ways in.</summary>
    /// <param name="services">The application's container.</param>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<OneTimeLink>();
        services.AddSingleton<SignInThrottle>();
        services.AddAuthentication(AccessSchemes.Either)
            .AddPolicyScheme(AccessSchemes.Either, null, o => o.ForwardDefaultSelector = c =>
                TokenAuthentication.IsProgram(c.Request) ? AccessSchemes.Token : AccessSchemes.Session)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(AccessSchemes.Session, null)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(AccessSchemes.Token, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
