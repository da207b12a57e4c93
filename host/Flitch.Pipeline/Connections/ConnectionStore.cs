using System.Text.Json;
using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Notifications;
using Flitch.Pipeline.Text;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Connections;

/// <summary>Connections in the catalogue.</summary>
internal sealed class ConnectionStore(CatalogStore catalog)
{
    public Task<List<ConnectionRow>> ListAsync(CancellationToken cancellationToken) => catalog.UseAsync(c =>
        c.Connections.AsNoTracking().Include(r => r.Datasets).OrderBy(r => r.Name).ToListAsync(cancellationToken));

    public Task<ConnectionRow?> FindAsync(string name, CancellationToken cancellationToken) => catalog.UseAsync(c =>
        c.Connections.AsNoTracking().Include(r => r.Datasets).FirstOrDefaultAsync(r => r.Name == name, cancellationToken));

    /// <exception cref="FlitchException">Kind usage: there is none of that name.</exception>
    public async Task<ConnectionRow> GetAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) ?? throw await UnknownAsync(name, cancellationToken);

    public Task AddAsync(ConnectionRow row, CancellationToken cancellationToken) => catalog.UseAsync(async c =>
    {
        c.Connections.Add(row);
        await c.SaveChangesAsync(cancellationToken);
    });

    /// <summary>Loads, changes and saves one connection in one piece.</summary>
    public Task ChangeAsync(string name, Action<ConnectionRow> change, CancellationToken cancellationToken) => catalog.UseAsync(async c =>
    {
        var row = await c.Connections.Include(r => r.Datasets).FirstAsync(r => r.Name == name, cancellationToken);
        change(row);
        await c.SaveChangesAsync(cancellationToken);
    });

    public Task RemoveAsync(string name, CancellationToken cancellationToken) => catalog.UseAsync(async c =>
    {
        await c.Runs.Where(r => r.Connection == name).ExecuteDeleteAsync(cancellationToken);
        await c.AskedRefreshes.Where(r => r.Connection == name).ExecuteDeleteAsync(cancellationToken);
        var streak = StreakStore.Name(name);
        await c.Settings.Where(s => s.Name == streak).ExecuteDeleteAsync(cancellationToken);
        await c.Connections.Where(r => r.Name == name).ExecuteDeleteAsync(cancellationToken);
    });

    public static Dictionary<string, string> Fields(ConnectionRow row) =>
        JsonSerializer.Deserialize(row.Fields, PipelineJson.Default.DictionaryStringString)!;

    public static string Json(Dictionary<string, string> fields) => JsonSerializer.Serialize(fields, PipelineJson.Default.DictionaryStringString);

    public static string Json(IEnumerable<string> names) => JsonSerializer.Serialize([.. names], PipelineJson.Default.ListString);

    public static IReadOnlyList<string> SecretFields(ConnectionRow row) => JsonSerializer.Deserialize(row.SecretFields, PipelineJson.Default.ListString)!;

    private async Task<FlitchException> UnknownAsync(string name, CancellationToken cancellationToken)
    {
        var known = await catalog.UseAsync(c => c.Connections.Select(r => r.Name).ToListAsync(cancellationToken));
        var fix = known.Count == 0 ? "Add one with flitch connection add."
            : Nearest.To(name, known) is { } nearest ? $"Did you mean {nearest}?"
            : $"There are {string.Join(", ", known)}.";
        return new FlitchException("usage:unknown-connection", ErrorKind.Usage, $"No connection is called \"{name}\".", fix);
    }
}
