using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Flitch.Pipeline.Catalog;

/// <summary>Names the points before and after each write to the catalogue.</summary>
/// <param name="reached">Hears of them.</param>
internal sealed class CatalogWrites(Action<string> reached) : DbCommandInterceptor, ISaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        reached("catalogue writing");
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        reached("catalogue written");
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        reached("catalogue writing");
        return ValueTask.FromResult(result);
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        reached("catalogue written");
        return ValueTask.FromResult(result);
    }
}
