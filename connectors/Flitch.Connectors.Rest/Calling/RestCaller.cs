using System.Security.Cryptography;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Errors;
using Flitch.Connectors.Rest.Extraction;
using Microsoft.Extensions.Logging;

namespace Flitch.Connectors.Rest.Calling;

/// <summary>Makes calls: each in the key's turn, signed anew for each attempt, tried again as its error's kind allows, and told to the observer.</summary>
internal sealed class RestCaller(
    KeyQueue queue, RequestFactory requests, Exchanger exchanger, ErrorCatalog errors, RestOptions options,
    ICallObserver observer, TimeProvider clock, ILogger logger)
{
    private int _calls;
    private long _clockOffsetTicks;

    /// <summary>Calls sent so far, failed ones included.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The service's clock less ours, as last heard.</summary>
    public TimeSpan ClockOffset => TimeSpan.FromTicks(Volatile.Read(ref _clockOffsetTicks));

    /// <summary>Makes a call until it succeeds or has failed for good.</summary>
    /// <exception cref="FlitchException">It has failed for good.</exception>
    public async Task<Answered<T>> CallAsync<T>(RestCall call, IAnswerReader<T> reader, CancellationToken cancellationToken)
    {
        var retries = new RetryPolicy(call, errors, options, clock);
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await AttemptAsync(call, reader, attempt, retries, cancellationToken).ConfigureAwait(false);
            if (outcome.Answered is { } answered)
            {
                return answered;
            }

            await PrepareRetryAsync(call, outcome.Failure!, outcome.Decision!, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits, outside the key's line, and tells it.</summary>
    public Task PauseAsync(TimeSpan wait, string reason, CancellationToken cancellationToken)
    {
        observer.Waiting(wait, reason);
        return Task.Delay(wait, clock, cancellationToken);
    }

    private async Task<Outcome<T>> AttemptAsync<T>(
        RestCall call, IAnswerReader<T> reader, int attempt, RetryPolicy retries, CancellationToken cancellationToken)
    {
        var (exchange, number, decision) = await ExchangeAsync(call, attempt, retries, cancellationToken).ConfigureAwait(false);
        using (exchange)
        {
            var failure = exchange.Failure;
            var content = failure is null ? Read(exchange, reader, out failure) : default;
            var facts = FactsOf(call, exchange, number, attempt) with
            {
                Records = content.Records,
                Count = content.Count,
                Error = failure?.Code,
                ErrorKind = failure is null ? null : errors.Find(failure.Code).Kind,
            };
            observer.Called(facts);
            return failure is null
                ? new Outcome<T>(new Answered<T>(content.Value, facts), null, null)
                : new Outcome<T>(null, failure, decision ?? retries.Decide(failure));
        }
    }

    private async Task<(Exchange Exchange, int Number, RetryDecision? Decision)> ExchangeAsync(
        RestCall call, int attempt, RetryPolicy retries, CancellationToken cancellationToken)
    {
        await using var turn = await queue.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        var number = Interlocked.Increment(ref _calls);
        using var request = requests.Create(call, turn.Nonce);
        var exchange = await SendAsync(request, turn, call, number, attempt, cancellationToken).ConfigureAwait(false);
        turn.Settle(exchange.ArrivedAt, exchange.ServerTime);
        Volatile.Write(ref _clockOffsetTicks, turn.ClockOffset.Ticks);
        return (exchange, number, exchange.Failure is null ? null : Learn(turn, exchange.Failure, retries));
    }

    private async Task<Exchange> SendAsync(
        HttpRequestMessage request, KeyTurn turn, RestCall call, int number, int attempt, CancellationToken cancellationToken)
    {
        var sentAt = clock.GetUtcNow();
        try
        {
            return await exchanger.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It may have been counted: nobody knows, so it was.
            turn.Settle(clock.GetUtcNow(), null);
            using var given = new Exchange { SentAt = sentAt, Duration = clock.GetUtcNow() - sentAt };
            observer.Called(FactsOf(call, given, number, attempt) with { Error = "cancelled" });
            throw;
        }
    }

    private RetryDecision Learn(KeyTurn turn, CallFailure failure, RetryPolicy retries)
    {
        var decision = retries.Decide(failure);
        var now = clock.GetUtcNow();
        if (decision.HoldsBackKey)
        {
            turn.Block(now, decision.Wait, failure.Code);
        }

        if (decision.Entry.Kind == ErrorKind.Rate && failure.RetryAt is null && !failure.Code.StartsWith("http:", StringComparison.Ordinal))
        {
            turn.ExceedBudget(now);
        }

        return decision;
    }

    private async Task PrepareRetryAsync(RestCall call, CallFailure failure, RetryDecision decision, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!decision.TryAgain)
        {
            var retryAt = failure.RetryAt ?? (decision.Entry.Kind is ErrorKind.Rate or ErrorKind.Lockout ? now + decision.Wait : null);
            throw new FlitchException(errors.Describe(failure.Code, call.Object, failure.Detail, retryAt, now), failure.Cause);
        }

        RestLog.TryingAgain(logger, call.Path, failure.Code, decision.Wait);

        // What holds back the key is waited for in its line.
        if (!decision.HoldsBackKey)
        {
            await PauseAsync(decision.Wait, $"retry after {failure.Code}", cancellationToken).ConfigureAwait(false);
        }
    }

    private AnswerContent<T> Read<T>(Exchange exchange, IAnswerReader<T> reader, out CallFailure? failure)
    {
        foreach (var warning in exchange.Envelope.Warnings)
        {
            RestLog.ServiceWarned(logger, warning);
        }

        try
        {
            failure = null;
            return reader.Read(exchange.Body!.Json, exchange.Envelope.HasResult);
        }
        catch (ExtractionException exception)
        {
            failure = new CallFailure(exception.Code) { Detail = exception.Message, Cause = exception };
            return default;
        }
    }

    private static CallFacts FactsOf(RestCall call, Exchange exchange, int number, int attempt) => new()
    {
        Number = number,
        Object = call.Object,
        Path = call.Path,
        Parameters = call.Parameters,
        Attempt = attempt,
        SentAt = exchange.SentAt,
        Duration = exchange.Duration,
        Cost = call.Cost,
        Status = exchange.Status,
        BodyHash = exchange.Body is { } body ? Convert.ToHexStringLower(SHA256.HashData(body.Bytes)) : null,
        Bytes = exchange.Body?.Bytes.Length ?? 0,
        ServerTime = exchange.ServerTime,
    };

    private sealed record Outcome<T>(Answered<T>? Answered, CallFailure? Failure, RetryDecision? Decision);
}
