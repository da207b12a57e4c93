using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Queries;

/// <summary>The queries that a person saved, and the last ones that were run.</summary>
public sealed class QueryBook
{
    /// <summary>How many of the queries that were run are kept.</summary>
    public const int Kept = 200;

    private const int LongestTitle = 80;
    private readonly CatalogStore _catalog;
    private readonly TimeProvider _clock;

    internal QueryBook(CatalogStore catalog, TimeProvider clock)
    {
        _catalog = catalog;
        _clock = clock;
    }

    /// <summary>The saved queries by title.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<SavedQuery>> ListAsync(CancellationToken cancellationToken) => _catalog.UseAsync(async c =>
        (await c.SavedQueries.AsNoTracking().ToListAsync(cancellationToken)).OrderBy(q => q.Title, StringComparer.OrdinalIgnoreCase).Select(Show).ToList());

    /// <summary>One saved query; null when there is none.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SavedQuery?> FindAsync(string id, CancellationToken cancellationToken) =>
        await _catalog.UseAsync(c => c.SavedQueries.AsNoTracking().FirstOrDefaultAsync(q => q.Id == id, cancellationToken)) is { } row ? Show(row) : null;

    /// <summary>Saves a query; one of the same title is replaced.</summary>
    /// <param name="title">Its name.</param>
    /// <param name="sql">Its text.</param>
    /// <param name="schema">The connection whose datasets need no prefix; null for <c>main</c>.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <exception cref="FlitchException">The title or the text is empty or too long (usage).</exception>
    public Task<SavedQuery> SaveAsync(string title, string sql, string? schema, CancellationToken cancellationToken)
    {
        var name = Checked(title);
        if (string.IsNullOrWhiteSpace(sql))
        {
            throw new FlitchException("usage:query-empty", ErrorKind.Usage, "There is no query to save.", "Write one, then save it.");
        }

        return _catalog.UseAsync(async c =>
        {
            var row = await c.SavedQueries.FirstOrDefaultAsync(q => q.Title == name, cancellationToken);
            if (row is null)
            {
                row = new SavedQueryRow { Id = Guid.CreateVersion7(_clock.GetUtcNow()).ToString("N"), Title = name, Sql = sql, ChangedAt = _clock.GetUtcNow() };
                c.SavedQueries.Add(row);
            }

            (row.Sql, row.Schema, row.ChangedAt) = (sql, schema, _clock.GetUtcNow());
            await c.SaveChangesAsync(cancellationToken);
            return Show(row);
        });
    }

    /// <summary>Gives a saved query another name.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="title">The new name.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <exception cref="FlitchException">There is none, the title is no title, or another query has it (usage).</exception>
    public Task RenameAsync(string id, string title, CancellationToken cancellationToken)
    {
        var name = Checked(title);
        return _catalog.UseAsync(async c =>
        {
            if (await c.SavedQueries.AnyAsync(q => q.Title == name && q.Id != id, cancellationToken))
            {
                throw new FlitchException("usage:query-title-taken", ErrorKind.Usage, $"Another query is called {name}.", "Choose another name, or delete that one first.");
            }

            var row = await c.SavedQueries.FirstOrDefaultAsync(q => q.Id == id, cancellationToken) ?? throw Unknown();
            row.Title = name;
            await c.SaveChangesAsync(cancellationToken);
        });
    }

    /// <summary>Deletes a saved query.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is none (usage).</exception>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        if (await _catalog.UseAsync(c => c.SavedQueries.Where(q => q.Id == id).ExecuteDeleteAsync(cancellationToken)) == 0)
        {
            throw Unknown();
        }
    }

    /// <summary>The queries that were run, the newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<AskedQuery>> HistoryAsync(CancellationToken cancellationToken) => _catalog.UseAsync(async c =>
        (await c.AskedQueries.AsNoTracking().OrderByDescending(q => q.Id).Take(Kept).ToListAsync(cancellationToken)).ConvertAll(Show));

    /// <summary>Keeps a query that was run, and forgets what is older than the last <see cref="Kept"/>.</summary>
    /// <param name="query">The query; its id is given here.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task KeepAsync(AskedQuery query, CancellationToken cancellationToken) => _catalog.UseAsync(async c =>
    {
        c.AskedQueries.Add(new AskedQueryRow
        {
            Sql = query.Sql,
            Schema = query.Schema,
            AskedAt = query.AskedAt,
            Milliseconds = (long)query.Took.TotalMilliseconds,
            Rows = query.Rows,
            Error = query.Error,
        });
        await c.SaveChangesAsync(cancellationToken);
        var old = await c.AskedQueries.OrderByDescending(q => q.Id).Skip(Kept).Select(q => q.Id).ToListAsync(cancellationToken);
        await c.AskedQueries.Where(q => old.Contains(q.Id)).ExecuteDeleteAsync(cancellationToken);
    });

    private static string Checked(string title) => title.Trim() is { Length: > 0 and <= LongestTitle } name && !name.Any(char.IsControl)
        ? name
        : throw new FlitchException("usage:query-title", ErrorKind.Usage, "A query needs a name of 1 to 80 characters.", "Say what it answers, for example \"Fees by month\".");

    private static FlitchException Unknown() => new("usage:unknown-query", ErrorKind.Usage, "There is no such query.", "It may have been deleted meanwhile: reload the page.");

    private static SavedQuery Show(SavedQueryRow row) => new(row.Id, row.Title, row.Sql, row.Schema, row.ChangedAt);

    private static AskedQuery Show(AskedQueryRow row) => new(row.Id, row.Sql, row.Schema, row.AskedAt, TimeSpan.FromMilliseconds(row.Milliseconds), row.Rows, row.Error);
}
