using Flitch.Pipeline.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Scheduling;

/// <summary>Schedules in the catalogue, where all processes set them.</summary>
internal sealed class ScheduleStore(CatalogStore catalog)
{
    /// <summary>All datasets that refresh by themselves.</summary>
    public async Task<IReadOnlyList<DueDataset>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await catalog.UseAsync(c => c.Datasets.AsNoTracking()
            .Where(d => d.Enabled && d.RefreshSeconds != null && d.SwitchedOffAt == null).ToListAsync(cancellationToken));
        return [.. rows.Select(r => new DueDataset(r.Connection, r.Name, DueTime.Of(r)!.Value, TimeSpan.FromSeconds(r.RefreshSeconds!.Value)))];
    }
}
