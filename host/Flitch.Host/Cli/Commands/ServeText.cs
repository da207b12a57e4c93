using System.Text.Json.Nodes;
using Flitch.Host.Cli.Output;
using Flitch.Host.Web.Access;
using Flitch.Pipeline.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Host.Cli.Commands;

/// <summary>Says where the pages are, and how to get in.</summary>
internal static class ServeText
{
    /// <summary>Prints it; while no password is set, with a link that signs in once.</summary>
    /// <param name="context">The command.</param>
    /// <param name="app">The application, started.</param>
    /// <param name="address">Where its pages are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task PrintAsync(CommandContext context, WebApplication app, Uri address, CancellationToken cancellationToken)
    {
        var hasPassword = await app.Services.GetRequiredService<PasswordStore>().ExistsAsync(cancellationToken);
        var link = hasPassword ? null : app.Services.GetRequiredService<OneTimeLink>().Make(address);
        if (context.Json)
        {
            JsonOutput.Write(context.Console, new JsonObject { ["url"] = address.ToString(), ["signInLink"] = link?.ToString(), ["data"] = context.Host.Folder });
            return;
        }

        context.Console.Line($"Flitch is at {address}, with its data in {context.Host.Folder}.");
        if (link is not null)
        {
            context.Console.Line($"Sign in once by this link: {link}");
            context.Console.Line("Then set a password under Settings; until there is one, each start prints a new link.");
        }

        context.Console.Line("Ctrl-C ends it.");
    }
}
