using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Storage.Datasets;
using Flitch.Storage.Errors;

namespace Flitch.Storage.Querying;

/// <summary>A connection behind the fence for one query, from being let in until its result is read.</summary>
internal sealed class QuerySession(
    QueryInstance instance, DuckDbConnection duck, ViewPlan plan, IReadOnlyDictionary<DatasetName, FlitchException> broken, string? schema, Action leave) : IDisposable
{
    private Action? _leave = leave;

    public DuckDbConnection Connection => duck;

    public TimeProvider Clock => duck.TimeProvider;

    /// <summary>Checks what is to run, before it does.</summary>
    /// <exception cref="FlitchException">It is not one SELECT, or asks for a dataset that cannot be read.</exception>
    public void Check(string sql)
    {
        var query = SelectCheck.Check(duck, sql);
        if (broken.FirstOrDefault(b => query.Tables.Any(t => IsOf(t, b.Key))).Value is { } error)
        {
            throw error;
        }

        if (query.Unprefixed.FirstOrDefault(IsAnothers) is { } other)
        {
            throw QueryErrors.NotOfConnection(other.Table, schema!, sql, ErrorPlaces.AtByte(sql, other.Position));
        }
    }

    /// <summary>An error of DuckDB's in a person's words; what an instance may not get over is its last.</summary>
    public FlitchException Tell(DuckDbException error, string sql)
    {
        instance.IsSpoilt |= QueryFailure.Spoils(error);
        return QueryFailure.Tell(error, sql, plan);
    }

    /// <summary>The query was interrupted, or ended in a way that nobody foresaw: its instance serves no other.</summary>
    public void Spoil() => instance.IsSpoilt = true;

    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();

    // DuckDB looks into main whatever it is told: a name that the chosen connection lacks would be answered with that one's data.
    private bool IsAnothers(TableReference table) => schema is not (null or QueryConnection.Main) && Has(QueryConnection.Main, table.Table) && !Has(schema, table.Table);

    private bool Has(string connection, string view) => plan.Datasets.Any(
        d => d.Name.Connection == connection && d.Views.Any(v => string.Equals(v.View.Name, view, StringComparison.OrdinalIgnoreCase)));

    // main.ledgers, kraken.ledgers, ledgers, main.balance_history.
    private static bool IsOf(TableReference table, DatasetName name) =>
        table.Table == name.Object || table.Table.StartsWith(name.Object + "_", StringComparison.Ordinal);
}
