using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Access;

/// <summary>The password of this data folder's pages, if one was set. Only a slow, salted hash of it is kept.</summary>
public sealed class PasswordStore
{
    private const string Setting = "password_hash";
    private const int Shortest = 10;
    private static readonly PasswordHasher<PasswordStore> Hasher = new();
    private readonly CatalogStore _catalog;

    internal PasswordStore(CatalogStore catalog) => _catalog = catalog;

    /// <summary>Whether there is one.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken) => await HashAsync(cancellationToken) is not null;

    /// <summary>Whether this is it; false where there is none.</summary>
    /// <param name="password">What was typed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> IsAsync(string password, CancellationToken cancellationToken) =>
        await HashAsync(cancellationToken) is { } hash
        && Hasher.VerifyHashedPassword(this, hash, password) is not PasswordVerificationResult.Failed;

    /// <summary>Sets or replaces it.</summary>
    /// <param name="password">At least ten characters.</param>
    /// <param name="cancellationToken">Gives up; nothing has changed then.</param>
    /// <exception cref="FlitchException">It is too short (usage).</exception>
    public async Task SetAsync(string password, CancellationToken cancellationToken)
    {
        if (password.Length < Shortest)
        {
            throw new FlitchException(
                "usage:password-short", ErrorKind.Usage, $"The password has {password.Length} characters.", $"Choose one of {Shortest} characters or more.");
        }

        var hash = Hasher.HashPassword(this, password);
        await _catalog.UseAsync(async c =>
        {
            // In one step: whoever hangs up in between must not leave the pages without a password.
            if (await c.Settings.FindAsync([Setting], cancellationToken) is { } row)
            {
                row.Value = hash;
            }
            else
            {
                c.Settings.Add(new SettingRow { Name = Setting, Value = hash });
            }

            await c.SaveChangesAsync(cancellationToken);
        });
    }

    /// <summary>Removes it; whoever signs in next does so by a link.</summary>
    /// <param name="cancellationToken">Gives up; nothing has changed then.</param>
    /// <returns>False when there was none.</returns>
    public async Task<bool> RemoveAsync(CancellationToken cancellationToken) =>
        await _catalog.UseAsync(c => c.Settings.Where(s => s.Name == Setting).ExecuteDeleteAsync(cancellationToken)) > 0;

    private Task<string?> HashAsync(CancellationToken cancellationToken) => _catalog.UseAsync(c =>
        c.Settings.Where(s => s.Name == Setting).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken));
}
