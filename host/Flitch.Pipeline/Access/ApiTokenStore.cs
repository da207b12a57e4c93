using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Access;

/// <summary>Tokens with which programs call the API; each can be revoked by itself.</summary>
public sealed class ApiTokenStore
{
    /// <summary>What every token begins with, so that scanners of code find one that was left somewhere.</summary>
    public const string Prefix = "flitch_";

    private const int LongestTitle = 80;
    private static readonly TimeSpan Written = TimeSpan.FromMinutes(10);
    private readonly CatalogStore _catalog;
    private readonly TimeProvider _clock;

    internal ApiTokenStore(CatalogStore catalog, TimeProvider clock)
    {
        _catalog = catalog;
        _clock = clock;
    }

    /// <summary>Makes a token.</summary>
    /// <param name="title">What it is for.</param>
    /// <param name="cancellationToken">Gives up; none was made then.</param>
    /// <returns>The token, which cannot be had again, and what is kept of it.</returns>
    /// <exception cref="FlitchException">The title is empty or too long (usage).</exception>
    public async Task<(string Secret, ApiToken Token)> CreateAsync(string title, CancellationToken cancellationToken)
    {
        var trimmed = title.Trim();
        if (trimmed.Length is 0 or > LongestTitle)
        {
            throw new FlitchException(
                "usage:token-title", ErrorKind.Usage, "A token needs a name of 1 to 80 characters.", "Say what it is for, for example \"nightly export\".");
        }

        var secret = Prefix + SecretText.New();
        var row = new ApiTokenRow
        {
            Id = Guid.CreateVersion7(_clock.GetUtcNow()).ToString("N"),
            Title = trimmed,
            Hash = SecretText.Hash(secret),
            CreatedAt = _clock.GetUtcNow(),
        };
        await _catalog.UseAsync(async c =>
        {
            c.ApiTokens.Add(row);
            await c.SaveChangesAsync(cancellationToken);
        });
        return (secret, Show(row));
    }

    /// <summary>The token that a secret is; null when it was revoked or never was.</summary>
    /// <param name="secret">What a program sent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ApiToken?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretText.Hash(secret), _clock.GetUtcNow());
        var row = await _catalog.UseAsync(c => c.ApiTokens.AsNoTracking().FirstOrDefaultAsync(t => t.Hash == hash, cancellationToken));
        if (row is not null && !(now - row.SeenAt < Written))
        {
            await _catalog.UseAsync(c => c.ApiTokens.Where(t => t.Hash == hash).ExecuteUpdateAsync(t => t.SetProperty(r => r.SeenAt, now), cancellationToken));
        }

        return row is null ? null : Show(row);
    }

    /// <summary>All tokens, the newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<ApiToken>> ListAsync(CancellationToken cancellationToken) => _catalog.UseAsync(async c =>
        (await c.ApiTokens.AsNoTracking().OrderByDescending(t => t.CreatedAt).ToListAsync(cancellationToken)).ConvertAll(Show));

    /// <summary>Revokes a token; from then on it opens nothing.</summary>
    /// <param name="id">Its <see cref="ApiToken.Id"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when there is none.</returns>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellationToken) =>
        await _catalog.UseAsync(c => c.ApiTokens.Where(t => t.Id == id).ExecuteDeleteAsync(cancellationToken)) > 0;

    private static ApiToken Show(ApiTokenRow row) => new(row.Id, row.Title, row.CreatedAt, row.SeenAt);
}
