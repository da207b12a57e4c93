namespace Flitch.Storage.Querying;

/// <summary>
/// Instances that stay open between queries, as opening one costs some 40 ms and its views as much again. What a person wrote gets one that no other query uses
/// meanwhile; Flitch's own queries share one. Safe for several threads.
/// </summary>
internal sealed class QueryPool : IDisposable
{
    private const int PeopleAtATime = 4;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    // The machine's memory and patience are meant, whatever clock commits have.
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly DataFolder _folder;
    private readonly ViewPlanner _planner;
    private readonly QueryLine _people;
    private readonly QueryLine _ours;
    private readonly ITimer _trim;

    public QueryPool(DataFolder folder)
    {
        _folder = folder;
        _planner = new(folder);
        _people = new(() => QueryInstance.Open(folder, QueryLimits.People), QueryLimits.People, PeopleAtATime, Clock);
        _ours = new(() => QueryInstance.Open(folder, QueryLimits.Ours), QueryLimits.Ours, instances: 1, Clock);
        _trim = Clock.CreateTimer(_ => Trim(), null, Idle, Idle);
    }

    /// <summary>Lets a query in, with views of the commits of this moment.</summary>
    public async Task<QuerySession> RentAsync(QueryOptions options, CancellationToken cancellationToken)
    {
        var line = options.IsOurs ? _ours : _people;
        var (instance, connection) = await line.TakeAsync(options.Timeout, cancellationToken);
        return await EnterAsync(instance, connection, options, () => line.Return(instance, connection), cancellationToken);
    }

    /// <summary>An instance that can also write to one folder; it is not kept.</summary>
    public async Task<QuerySession> OpenForExportAsync(QueryOptions options, string exportFolder, CancellationToken cancellationToken)
    {
        var instance = await Task.Run(() => QueryInstance.Open(_folder, QueryLimits.People, exportFolder), cancellationToken);
        return await EnterAsync(instance, instance.Take(), options, instance.Dispose, cancellationToken);
    }

    public void Dispose()
    {
        _trim.Dispose();
        _people.Dispose();
        _ours.Dispose();
        _planner.Dispose();
    }

    private async Task<QuerySession> EnterAsync(QueryInstance instance, QueryConnection connection, QueryOptions options, Action leave, CancellationToken cancellationToken)
    {
        try
        {
            var plan = await _planner.PlanAsync(cancellationToken);
            var broken = await Task.Run(() => instance.Views.Follow(plan, options.Schema), cancellationToken);
            connection.Use(options.Schema);
            return new QuerySession(instance, connection.Connection, plan, broken, options.Schema, leave);
        }
        catch
        {
            instance.IsSpoilt = true;
            leave();
            throw;
        }
    }

    private void Trim()
    {
        _people.Trim(Idle);
        _ours.Trim(Idle);
    }
}
