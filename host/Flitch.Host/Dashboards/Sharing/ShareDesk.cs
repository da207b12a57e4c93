using Flitch.Connectors;
using Flitch.Pipeline.Dashboards;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Flitch.Host.Dashboards.Sharing;

/// <summary>Makes links to dashboards, and opens them. A link shows the look that somebody had when it was made: connection, range, filters and zone stand in it.</summary>
internal sealed class ShareDesk(ShareBook book, DashboardLibrary library, LookReader looks)
{
    /// <summary>Makes a link to what somebody looks at.</summary>
    /// <param name="look">How it is looked at.</param>
    /// <param name="wish">How the link is to be.</param>
    /// <param name="cancellationToken">Gives up; none was made then.</param>
    /// <returns>The link's token, which cannot be had again, and what is kept of it.</returns>
    /// <exception cref="FlitchException">There is nothing to show yet, or the link cannot be (usage).</exception>
    public Task<(string Token, DashboardShare Share)> MakeAsync(DashboardLook look, ShareWish wish, CancellationToken cancellationToken) => look.Status is { } status
        ? book.CreateAsync(new NewShare(look.Dashboard.Name, status.Connection.Name, look.Settings) { Title = wish.Title, IsOpen = wish.IsOpen, EndsAt = wish.EndsAt, ApiToken = wish.ApiToken }, cancellationToken)
        : throw new FlitchException("usage:share-nothing", ErrorKind.Usage, "No account is connected whose data this dashboard could show.", "Connect one under Data first.");

    /// <summary>Opens a link.</summary>
    /// <param name="token">What the address carried.</param>
    /// <param name="query">The address's query; it counts where the link lets visitors choose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What it shows; null when it is not valid any more, or never was.</returns>
    /// <exception cref="FlitchException">A value of the query is none (usage).</exception>
    public async Task<(DashboardLook Look, DashboardShare Share)?> OpenAsync(string token, IQueryCollection query, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(token, cancellationToken) is not { } share || (await library.ListAsync(cancellationToken)).FirstOrDefault(e => e.Dashboard.Name == share.Dashboard) is not { } entry)
        {
            return null;
        }

        var settings = QueryHelpers.ParseQuery(share.Look);
        if (!IsWhole(settings, entry))
        {
            return null;
        }

        var look = await looks.ReadAsync(entry, Merged(settings, share, query), cancellationToken);
        return (look with { Others = [], Shared = new SharedLook(token, share.IsOpen) }, share);
    }

    /// <summary>Whether a dashboard still has all filters that a link has set. Without one of them visitors would see more than they were shown.</summary>
    /// <param name="share">The link.</param>
    /// <param name="entry">Its dashboard.</param>
    public static bool IsWhole(DashboardShare share, DashboardEntry entry) => IsWhole(QueryHelpers.ParseQuery(share.Look), entry);

    private static bool IsWhole(Dictionary<string, StringValues> settings, DashboardEntry entry) => settings
        .Where(s => s.Key.StartsWith(LookReader.FilterPrefix, StringComparison.Ordinal) && s.Value.Any(v => !string.IsNullOrEmpty(v)))
        .All(s => entry.Dashboard.Filters.Any(f => LookReader.FilterPrefix + f.Column == s.Key));

    private static QueryCollection Merged(Dictionary<string, StringValues> settings, DashboardShare share, IQueryCollection query)
    {
        foreach (var (name, value) in share.IsOpen ? query : QueryCollection.Empty)
        {
            settings[name] = value;
        }

        settings["connection"] = share.Connection; // never anybody's choice
        return new QueryCollection(settings);
    }
}
