using System.CommandLine;
using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Host.Dashboards.Sharing;
using Flitch.Host.Web.Serving;
using Flitch.Host.Web.Shared;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Dashboards;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch dashboard share NAME</c></summary>
internal sealed class DashboardShareCommand : CliCommand
{
    private readonly Argument<string> name = new("name") { Description = "The dashboard." };
    private readonly Option<string?> title = new("--title") { Description = "Whom the link is for.", HelpName = "TEXT" };
    private readonly Option<string?> ends = new("--ends") { Description = "When it ends by itself: never (default), 7d, or its last day, 2026-12-31.", HelpName = "WHEN" };
    private readonly Option<bool> open = new("--open") { Description = "Let visitors choose another range, other filters and another zone." };
    private readonly Option<string?> connection = new("--connection") { Description = "The connection whose data is shown.", HelpName = "NAME" };
    private readonly Option<string?> range = new("--range") { Description = "The range: all, 30d, 12m, 2026-01-01..2026-03-31.", HelpName = "RANGE" };
    private readonly Option<string?> zone = new("--zone") { Description = "The time zone.", HelpName = "ZONE" };
    private readonly Option<string[]> filter = new("--filter") { Description = "Only these values: COLUMN.VALUE, as often as wanted.", HelpName = "COLUMN.VALUE" };
    private readonly Option<string> url = new("--url") { Description = "Where visitors see the pages.", HelpName = "URL", DefaultValueFactory = _ => ServeOptions.DefaultUrl };
    private readonly Option<bool> list = new("--list") { Description = "List the links to the dashboard instead." };
    private readonly Option<string?> revoke = new("--revoke") { Description = "Revoke the link with this id instead.", HelpName = "ID" };

    /// <summary>Makes the command.</summary>
    public DashboardShareCommand()
        : base(
            "share",
            "Make a link that shows a dashboard to whoever has it, without signing in and only to be looked at; or list the links, or revoke one.",
            "flitch dashboard share kraken-account --range 30d --ends 7d --title \"for my accountant\"",
            "flitch dashboard share kraken-account --list")
    {
        Add(name);
        foreach (var option in new Option[] { title, ends, open, connection, range, zone, filter, url, list, revoke })
            Add(option);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var entry = await context.Host.Service<DashboardLibrary>().FindAsync(context.Value(name), cancellationToken);
        var book = context.Host.Service<ShareBook>();
        if (context.Value(revoke) is { } id)
        {
            await book.RevokeAsync(id, entry.Dashboard.Name, cancellationToken);
            ShareText.Revoked(context, id);
        }
        else if (context.Value(list))
            ShareText.List(context, await book.ListAsync(entry.Dashboard.Name, cancellationToken));
        else
            await MakeAsync(context, entry, cancellationToken);
        return ExitCodes.Ok;
    }

    private async Task MakeAsync(CommandContext context, DashboardEntry entry, CancellationToken cancellationToken)
    {
        var wanted = new LookWanted { Connection = context.Value(connection), Range = context.Value(range), Zone = context.Value(zone), Filter = context.Value(filter) };
        var look = await wanted.ReadAsync(entry, context.Host.Service<LookReader>(), context.Host.Service<ConnectionService>(), cancellationToken);
        var at = Address(context.Value(url)!);
        var wish = new ShareWish { Title = context.Value(title) ?? "", IsOpen = context.Value(open), EndsAt = ShareEnd.Read(context.Value(ends), look.Zone, look.Now) };
        var (token, share) = await context.Host.Service<ShareDesk>().MakeAsync(look, wish, cancellationToken);
        ShareText.Made(context, new Uri(at, $"{SharedAddress.Root}/{token}"), share);
    }

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var at) && at is { Scheme: "http" or "https", PathAndQuery: "/" }
        ? at
        : throw new FlitchException("usage:url", ErrorKind.Usage, $"\"{text}\" is no address of pages.", "Give it as https://HOST, for example --url https://flitch.example.org. No link was made.");
}
