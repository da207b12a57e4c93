using Flitch.Pipeline.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Access;

/// <summary>Who is signed in. A session lasts thirty days from its last use, and ends at once when it is ended.</summary>
public sealed class SessionStore
{
    private const int LongestAgent = 200;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Seen is written no more often than this, so that reading pages writes nothing.</summary>
    private static readonly TimeSpan Written = TimeSpan.FromMinutes(10);
    private readonly CatalogStore _catalog;
    private readonly TimeProvider _clock;

    internal SessionStore(CatalogStore catalog, TimeProvider clock)
    {
        _catalog = catalog;
        _clock = clock;
    }

    /// <summary>Begins a session.</summary>
    /// <param name="agent">The browser, as it calls itself.</param>
    /// <param name="cancellationToken">Gives up; none has begun then.</param>
    /// <returns>What the browser keeps; it cannot be had again.</returns>
    public async Task<string> BeginAsync(string agent, CancellationToken cancellationToken)
    {
        var (secret, now) = (SecretText.New(), _clock.GetUtcNow());
        await _catalog.UseAsync(async c =>
        {
            await c.Sessions.Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
            c.Sessions.Add(new SessionRow
            {
                Id = SecretText.Hash(secret),
                Agent = agent.Length > LongestAgent ? agent[..LongestAgent] : agent,
                CreatedAt = now,
                SeenAt = now,
                ExpiresAt = now + Lifetime,
            });
            await c.SaveChangesAsync(cancellationToken);
        });
        return secret;
    }

    /// <summary>The session that a browser's secret opens; null when it has ended.</summary>
    /// <param name="secret">What <see cref="BeginAsync"/> gave.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Session?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var (id, now) = (SecretText.Hash(secret), _clock.GetUtcNow());
        var row = await _catalog.UseAsync(c => c.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.ExpiresAt > now, cancellationToken));
        if (row is not null && now - row.SeenAt >= Written)
        {
            await _catalog.UseAsync(c => c.Sessions.Where(s => s.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.SeenAt, now).SetProperty(r => r.ExpiresAt, now + Lifetime), cancellationToken));
        }

        return row is null ? null : Show(row);
    }

    /// <summary>All sessions, the last used first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Session>> ListAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        return await _catalog.UseAsync(async c =>
            (await c.Sessions.AsNoTracking().Where(s => s.ExpiresAt > now).OrderByDescending(s => s.SeenAt).ToListAsync(cancellationToken)).ConvertAll(Show));
    }

    /// <summary>Ends one session.</summary>
    /// <param name="id">Its <see cref="Session.Id"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task EndAsync(string id, CancellationToken cancellationToken) =>
        _catalog.UseAsync(c => c.Sessions.Where(s => s.Id == id).ExecuteDeleteAsync(cancellationToken));

    /// <summary>Ends all sessions but one: after a new password, nobody who knew the old one stays in.</summary>
    /// <param name="kept">The <see cref="Session.Id"/> that goes on; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task EndOthersAsync(string? kept, CancellationToken cancellationToken) =>
        _catalog.UseAsync(c => c.Sessions.Where(s => s.Id != kept).ExecuteDeleteAsync(cancellationToken));

    private static Session Show(SessionRow row) => new(row.Id, row.Agent, row.CreatedAt, row.SeenAt, row.ExpiresAt);
}
