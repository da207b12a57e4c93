using Flitch.DuckDb.Native;

namespace Flitch.DuckDb.Execution;

/// <summary>
/// One command's ways to end early: its <c>Cancel</c>, its timeout, and the token of the call that runs. Each interrupts the connection;
/// the query then fails by itself and the failure becomes an <see cref="OperationCanceledException"/>.
/// </summary>
internal sealed class CommandCancellation : IDisposable
{
    private readonly ConnectionHandle _connection;
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenRegistration[] _registrations;

    public CommandCancellation(ConnectionHandle connection, TimeSpan timeout, TimeProvider time)
    {
        _connection = connection;
        _timeout = timeout > TimeSpan.Zero ? new CancellationTokenSource(timeout, time) : new CancellationTokenSource();
        _registrations = [_cancel.Token.Register(Interrupt), _timeout.Token.Register(Interrupt)];
    }

    /// <summary>True when <see cref="Cancel"/> was called.</summary>
    public bool IsCancelled => _cancel.IsCancellationRequested;

    /// <summary>Ends the command as soon as DuckDB notices.</summary>
    public void Cancel()
    {
        try
        {
            _cancel.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command ended by itself meanwhile.
        }
    }

    /// <summary>Interrupts while the returned registration lives, when <paramref name="token"/> is cancelled.</summary>
    public CancellationTokenRegistration Watch(CancellationToken token) => token.Register(Interrupt);

    /// <exception cref="OperationCanceledException">The command was to end, by whichever way.</exception>
    public void ThrowIfEnded(CancellationToken token)
    {
        if (Ended(null, token) is { } ended)
            throw ended;
    }

    /// <summary>Interrupts again, if the command was to end already.</summary>
    public void InterruptIfEnded(CancellationToken token)
    {
        if (Ended(null, token) is not null)
            Interrupt();
    }

    /// <summary>What to throw for <paramref name="error"/>: the cancellation that caused it, or the error itself.</summary>
    public Exception Explain(DuckDbException error, CancellationToken token) =>
        error.ErrorType == DuckDbErrorType.Interrupt && Ended(error, token) is { } ended ? ended : error;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _cancel.Dispose();
        _timeout.Dispose();
    }

    private OperationCanceledException? Ended(DuckDbException? error, CancellationToken token)
    {
        if (token.IsCancellationRequested)
            return new OperationCanceledException("The query was cancelled.", error, token);
        if (_timeout.IsCancellationRequested)
            return new OperationCanceledException("The query took longer than its command's timeout.", new TimeoutException("The command's timeout has passed.", error));
        return _cancel.IsCancellationRequested ? new OperationCanceledException("The query was cancelled.", error) : null;
    }

    private void Interrupt()
    {
        try
        {
            NativeMethods.Interrupt(_connection);
        }
        catch (ObjectDisposedException)
        {
            // The connection was closed meanwhile, and with it the query.
        }
    }
}
