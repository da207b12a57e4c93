using System.Data;
using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Storage.Errors;

namespace Flitch.Storage.Querying;

/// <summary>One statement on its session: checked, started, read; each step's errors are told in a person's words, the end of its time among them.</summary>
internal sealed class QueryRun(QuerySession session, string sql, TimeSpan? timeout) : IAsyncDisposable
{
    /// <summary>How long an interrupted query may take to notice. Some of DuckDB's functions never look up; whoever waits is let go.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly long _began = session.Clock.GetTimestamp();
    private DuckDbCommand? _command;
    private DuckDbDataReader? _reader;
    private MemoryWatch? _memory;
    private Task? _left;

    public DuckDbDataReader Reader => _reader ?? throw new InvalidOperationException("The query was not started.");

    public Task StartAsync(string statement, QueryParameters parameters, CommandBehavior behavior, CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            var command = await Task.Run(() => Prepare(statement, parameters), cancellationToken);
            return _reader = await command.ExecuteReaderAsync(behavior, cancellationToken);
        },
        cancellationToken);

    public Task<long> ChangeAsync(string statement, QueryParameters parameters, CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            var command = await Task.Run(() => Prepare(statement, parameters), cancellationToken);
            return (long)await command.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);

    public Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var reading = Reader.ReadAsync(cancellationToken);
        return reading.IsCompletedSuccessfully ? reading : GuardAsync(() => reading, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_left is null)
        {
            await EndAsync();
        }
        else
        {
            // Its connection is in use until DuckDB looks up.
            _ = _left.ContinueWith(_ => EndAsync().AsTask(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async ValueTask EndAsync()
    {
        _memory?.Dispose();
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
        _memory = new(_command, session.Clock);
        return _command;
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await WaitAsync(step(), cancellationToken);
        }
        catch (DuckDbException error)
        {
            throw session.Tell(error, sql);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested && _memory is { IsOver: true })
        {
            session.Spoil();
            throw QueryErrors.Memory("its values outgrew what Flitch allows.", error);
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

    private async Task<T> WaitAsync<T>(Task<T> step, CancellationToken cancellationToken)
    {
        using var enough = new CancellationTokenSource(Left(), session.Clock);
        using var cancelled = cancellationToken.Register(() => enough.CancelAfter(Patience));
        try
        {
            return await step.WaitAsync(enough.Token);
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested && !step.IsCompleted)
        {
            _left = step;
            cancellationToken.ThrowIfCancellationRequested();
            throw new OperationCanceledException("The query does not end.", new TimeoutException());
        }
    }

    private TimeSpan Left() => timeout is { } limit
        ? TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(limit.TotalSeconds) + Patience.TotalSeconds - session.Clock.GetElapsedTime(_began).TotalSeconds))
        : Timeout.InfiniteTimeSpan;
}
