using Flitch.Pipeline.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Notifications;

/// <summary>What the catalogue keeps by name.</summary>
internal sealed class SettingsTable(CatalogStore catalog)
{
    public Task<string?> GetAsync(string name, CancellationToken cancellationToken) => catalog.UseAsync(c =>
        c.Settings.Where(s => s.Name == name).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken));

    /// <summary>Sets several in one step; null takes one away.</summary>
    public Task SetAsync(IReadOnlyDictionary<string, string?> values, CancellationToken cancellationToken) => catalog.UseAsync(async c =>
    {
        foreach (var (name, value) in values)
        {
            var row = await c.Settings.FindAsync([name], cancellationToken);
            if (value is null && row is not null)
            {
                c.Settings.Remove(row);
            }
            else if (value is not null && row is not null)
            {
                row.Value = value;
            }
            else if (value is not null)
            {
                c.Settings.Add(new SettingRow { Name = name, Value = value });
            }
        }

        await c.SaveChangesAsync(cancellationToken);
    });

    public Task SetAsync(string name, string? value, CancellationToken cancellationToken) =>
        SetAsync(new Dictionary<string, string?> { [name] = value }, cancellationToken);
}
