using System.Data;
using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Storage.Errors;

namespace Flitch.Storage.Querying;

/// <summary>One statement on its session: checked, started, read; each step's errors are told in a person's words, the end of its time among them.</summary>
internal sealed class QueryRun(QuerySession session, string sql, TimeSpan? timeout) : IAsyncDisposable
{
    private DuckDbCommand? _command;
    private DuckDbDataReader? _reader;

    public DuckDbDataReader Reader => _reader ?? throw new InvalidOperationException("The query was not started.");

    public Task StartAsync(string statement, QueryParameters parameters, CommandBehavior behavior, CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            var command = Prepare(statement, parameters);
            return _reader = await command.ExecuteReaderAsync(behavior, cancellationToken);
        },
        cancellationToken);

    public Task<long> ChangeAsync(string statement, QueryParameters parameters, CancellationToken cancellationToken) => GuardAsync(
        async () => (long)await Prepare(statement, parameters).ExecuteNonQueryAsync(cancellationToken),
        cancellationToken);

    public Task<bool> ReadAsync(CancellationToken cancellationToken) => GuardAsync(() => Reader.ReadAsync(cancellationToken), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_reader is not null)
        {
            await _reader.DisposeAsync();
        }

        if (_command is not null)
        {
            await _command.DisposeAsync();
        }

        session.Dispose();
    }

    private DuckDbCommand Prepare(string statement, QueryParameters parameters)
    {
        session.Check(sql);
        _command = new(statement, session.Connection) { CommandTimeout = (int)Math.Ceiling(timeout?.TotalSeconds ?? 0) };
        parameters.AddTo(_command);
        return _command;
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await step();
        }
        catch (DuckDbException error)
        {
            throw session.Tell(error, sql);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested && error.InnerException is TimeoutException)
        {
            session.Spoil();
            throw QueryErrors.Timeout(timeout ?? TimeSpan.Zero, error);
        }
        catch (Exception error) when (error is not FlitchException)
        {
            session.Spoil();
            throw;
        }
    }
}
