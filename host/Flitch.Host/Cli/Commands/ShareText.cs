using System.Text.Json.Nodes;
using Flitch.Host.Cli.Output;
using Flitch.Host.Dashboards.Sharing;
using Flitch.Host.Web.Shell;
using Flitch.Pipeline.Dashboards;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary>Links to dashboards on the command line.</summary>
internal static class ShareText
{
    /// <summary>Shows a new link, this once.</summary>
    /// <param name="context">The command's.</param>
    /// <param name="address">The link.</param>
    /// <param name="share">What is kept of it.</param>
    public static void Made(CommandContext context, Uri address, DashboardShare share)
    {
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonObject { ["address"] = address.ToString(), ["share"] = Json(share) });
        else
        {
            context.Console.Line($"It shows {ShareWords.Of(share)}, and ends {End(share)}. This once:");
            context.Console.Out.Profile.Out.Writer.WriteLine(address);
        }
    }

    /// <summary>Lists links.</summary>
    /// <param name="context">The command's.</param>
    /// <param name="shares">The links.</param>
    public static void List(CommandContext context, IReadOnlyList<DashboardShare> shares)
    {
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonArray([.. shares.Select(Json)]));
        else if (shares.Count == 0)
            context.Console.Line("There are none: nobody else sees anything.");
        else
        {
            var table = Tables.New("Id", "For", "Shows", "Ends", "Opened");
            foreach (var share in shares)
                table.AddRow(new Text(share.Id), new Text(share.Title), new Text(ShareWords.Of(share)), new Text(End(share)), new Text(share.SeenAt is { } seen ? Texts.Instant(seen) : "never"));
            context.Console.Out.Write(table);
        }
    }

    /// <summary>Says that a link is revoked.</summary>
    /// <param name="context">The command's.</param>
    /// <param name="id">Its id.</param>
    public static void Revoked(CommandContext context, string id)
    {
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonObject { ["revoked"] = id });
        else
            context.Console.Line("Revoked: whoever has the link sees nothing any more.");
    }

    private static string End(DashboardShare share) => share.EndsAt is { } end ? Texts.Instant(end) : "when it is revoked";

    private static JsonObject Json(DashboardShare share) => new()
    {
        ["id"] = share.Id,
        ["dashboard"] = share.Dashboard,
        ["title"] = share.Title,
        ["connection"] = share.Connection,
        ["look"] = share.Look,
        ["open"] = share.IsOpen,
        ["createdAt"] = Texts.Machine(share.CreatedAt),
        ["openedAt"] = share.SeenAt is { } seen ? Texts.Machine(seen) : null,
        ["endsAt"] = share.EndsAt is { } end ? Texts.Machine(end) : null,
    };
}
