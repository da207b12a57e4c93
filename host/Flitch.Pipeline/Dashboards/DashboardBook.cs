using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Dashboards;

/// <summary>The dashboards that people made, as their files. What is in them is for whoever reads them to judge.</summary>
public sealed class DashboardBook
{
    private readonly CatalogStore _catalog;
    private readonly TimeProvider _clock;

    internal DashboardBook(CatalogStore catalog, TimeProvider clock) => (_catalog, _clock) = (catalog, clock);

    /// <summary>All, by name.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<StoredDashboard>> ListAsync(CancellationToken cancellationToken) => _catalog.UseAsync(async c =>
        (await c.Dashboards.AsNoTracking().ToListAsync(cancellationToken)).OrderBy(d => d.Name, StringComparer.Ordinal).Select(Show).ToList());

    /// <summary>Saves one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">The file.</param>
    /// <param name="version">The version that was changed, 0 for a new one; null to save over whichever is there.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <exception cref="FlitchException">Somebody saved it meanwhile (usage).</exception>
    public Task<StoredDashboard> SaveAsync(string name, string text, long? version, CancellationToken cancellationToken) => _catalog.UseAsync(async c =>
    {
        await using var writing = await c.Database.BeginTransactionAsync(cancellationToken);
        var now = _clock.GetUtcNow();
        var next = (version ?? await c.Dashboards.Where(d => d.Name == name).Select(d => d.Version).FirstOrDefaultAsync(cancellationToken)) + 1;
        if (next == 1)
        {
            await AddAsync(c, new DashboardRow { Name = name, Text = text, Version = next, ChangedAt = now }, cancellationToken);
        }
        else if (await c.Dashboards.Where(d => d.Name == name && d.Version == next - 1)
            .ExecuteUpdateAsync(d => d.SetProperty(r => r.Text, text).SetProperty(r => r.Version, next).SetProperty(r => r.ChangedAt, now), cancellationToken) == 0)
        {
            throw Stale(name);
        }

        await writing.CommitAsync(cancellationToken);
        return new StoredDashboard(name, text, next, now);
    });

    /// <summary>Removes one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="withLinks">Whether the links that show it end; not where one of a connector's stands in its place again.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <exception cref="FlitchException">There is none of that name (usage).</exception>
    public async Task RemoveAsync(string name, bool withLinks, CancellationToken cancellationToken)
    {
        var removed = await _catalog.UseAsync(async c =>
        {
            await using var writing = await c.Database.BeginTransactionAsync(cancellationToken);
            var removed = await c.Dashboards.Where(d => d.Name == name).ExecuteDeleteAsync(cancellationToken);
            if (removed > 0 && withLinks)
            {
                await c.Shares.Where(s => s.Dashboard == name).ExecuteDeleteAsync(cancellationToken);
            }

            await writing.CommitAsync(cancellationToken);
            return removed;
        });
        if (removed == 0)
        {
            throw new FlitchException("usage:unknown-dashboard", ErrorKind.Usage, $"There is no dashboard of your own called \"{name}\".", "Those that come with a connector go with it.");
        }
    }

    private static async Task AddAsync(CatalogContext catalog, DashboardRow row, CancellationToken cancellationToken)
    {
        if (await catalog.Dashboards.AnyAsync(d => d.Name == row.Name, cancellationToken))
        {
            throw Stale(row.Name);
        }

        catalog.Dashboards.Add(row);
        await catalog.SaveChangesAsync(cancellationToken);
    }

    private static FlitchException Stale(string name) => new(
        "dashboard:stale",
        ErrorKind.Usage,
        $"The dashboard {name} was saved by somebody else since it was opened here. Nothing was changed.",
        "Copy what you changed, open it anew, and change it there.");

    private static StoredDashboard Show(DashboardRow row) => new(row.Name, row.Text, row.Version, row.ChangedAt);
}
