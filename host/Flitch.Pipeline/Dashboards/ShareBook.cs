using Flitch.Connectors;
using Flitch.Pipeline.Access;
using Flitch.Pipeline.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Dashboards;

/// <summary>
/// Links that show a dashboard to whoever has them; each can be revoked by itself, and ends with its connection. Only a hash of a link's token is kept, and asked for: how long the
/// answer takes tells nothing about a token.
/// </summary>
public sealed class ShareBook
{
    private const int LongestTitle = 80;

    /// <summary>Opened is written no more often than this, so that visitors write next to nothing.</summary>
    private static readonly TimeSpan Written = TimeSpan.FromMinutes(10);
    private readonly CatalogStore _catalog;
    private readonly TimeProvider _clock;

    internal ShareBook(CatalogStore catalog, TimeProvider clock) => (_catalog, _clock) = (catalog, clock);

    /// <summary>Makes a link.</summary>
    /// <param name="wanted">What it shows.</param>
    /// <param name="cancellationToken">Gives up; none was made then.</param>
    /// <returns>The link's token, which cannot be had again, and what is kept of it.</returns>
    /// <exception cref="FlitchException">Its name is too long, or its end none (usage).</exception>
    public async Task<(string Token, DashboardShare Share)> CreateAsync(NewShare wanted, CancellationToken cancellationToken)
    {
        var (token, now) = (SecretText.New(), _clock.GetUtcNow());
        Check(wanted, now);
        var row = new ShareRow
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            Dashboard = wanted.Dashboard,
            Connection = wanted.Connection,
            Title = wanted.Title.Trim(),
            Hash = SecretText.Hash(token),
            Look = wanted.Look,
            IsOpen = wanted.IsOpen,
            ApiToken = wanted.ApiToken,
            CreatedAt = now,
            EndsAt = wanted.EndsAt,
        };
        await _catalog.UseAsync(async c =>
        {
            c.Shares.Add(row);
            await c.SaveChangesAsync(cancellationToken);
        });
        return (token, Show(row));
    }

    /// <summary>The link that a token opens; null when it was revoked, has ended, or never was.</summary>
    /// <param name="token">What an address carried.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<DashboardShare?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretText.Hash(token), _clock.GetUtcNow());
        var row = await _catalog.UseAsync(c => c.Shares.AsNoTracking().FirstOrDefaultAsync(s => s.Hash == hash && (s.EndsAt == null || s.EndsAt > now), cancellationToken));
        return row is null ? null : Show(row);
    }

    /// <summary>Notes that a link was opened.</summary>
    /// <param name="share">The link.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task OpenedAsync(DashboardShare share, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        if (!(now - share.SeenAt < Written))
        {
            await _catalog.UseAsync(c => c.Shares.Where(s => s.Id == share.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.SeenAt, now), cancellationToken));
        }
    }

    /// <summary>Links, the newest first; those that have ended by themselves too, until they are revoked.</summary>
    /// <param name="dashboard">Only those of this dashboard; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<DashboardShare>> ListAsync(string? dashboard, CancellationToken cancellationToken) => _catalog.UseAsync(async c =>
        (await c.Shares.AsNoTracking().Where(s => dashboard == null || s.Dashboard == dashboard).OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).ToListAsync(cancellationToken)).ConvertAll(Show));

    /// <summary>Revokes a link; from then on it opens nothing.</summary>
    /// <param name="id">Its <see cref="DashboardShare.Id"/>.</param>
    /// <param name="dashboard">The dashboard that it must be of; null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is none (usage).</exception>
    public async Task RevokeAsync(string id, string? dashboard, CancellationToken cancellationToken)
    {
        if (await _catalog.UseAsync(c => c.Shares.Where(s => s.Id == id && (dashboard == null || s.Dashboard == dashboard)).ExecuteDeleteAsync(cancellationToken)) == 0)
        {
            throw new FlitchException("usage:unknown-share", ErrorKind.Usage, "There is no such link.", "It may have been revoked already: Settings lists those that there are.");
        }
    }

    private static void Check(NewShare wanted, DateTimeOffset now)
    {
        if (wanted.Title.Trim().Length > LongestTitle)
        {
            throw new FlitchException("usage:share-title", ErrorKind.Usage, $"The name of a link has {LongestTitle} characters at most.", "Say whom it is for, for example \"for my accountant\".");
        }

        if (wanted.EndsAt <= now)
        {
            throw new FlitchException("usage:share-end", ErrorKind.Usage, "The link would have ended already.", "Choose a later day, or let it open until it is revoked.");
        }
    }

    private static DashboardShare Show(ShareRow row) => new(row.Id, row.Dashboard, row.Connection, row.Look)
    {
        Title = row.Title,
        IsOpen = row.IsOpen,
        CreatedAt = row.CreatedAt,
        SeenAt = row.SeenAt,
        EndsAt = row.EndsAt,
    };
}
