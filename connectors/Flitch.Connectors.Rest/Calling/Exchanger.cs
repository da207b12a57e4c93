using System.Text.Json;
using Flitch.Connectors.Rest.Envelopes;
using Flitch.Connectors.Rest.Errors;
using Flitch.Connectors.Rest.Http;

namespace Flitch.Connectors.Rest.Calling;

/// <summary>Sends one request and reads its answer to the last byte, within the call's deadline.</summary>
internal sealed class Exchanger(HttpMessageInvoker http, IResponseEnvelope envelope, RestOptions options, TimeProvider clock)
{
    /// <summary>Sends the request; trouble of network and service comes back as a failure.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; the service may have counted the call.</exception>
    public async Task<Exchange> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sentAt = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        using var deadline = new CancellationTokenSource(options.CallTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, either.Token).ConfigureAwait(false);
            return await ReadAsync(response, sentAt, started, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && NetworkErrors.CodeOf(exception) is not null)
        {
            var failure = new CallFailure(NetworkErrors.CodeOf(exception)!) { Cause = exception };
            return new Exchange { SentAt = sentAt, Duration = clock.GetElapsedTime(started), Failure = failure };
        }
    }

    private async Task<Exchange> ReadAsync(HttpResponseMessage response, DateTimeOffset sentAt, long started, CancellationToken cancellationToken)
    {
        var (body, trouble) = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        var duration = clock.GetElapsedTime(started);
        var reading = default(EnvelopeReading);
        var failure = trouble ?? Judge(response, body!, sentAt + duration, out reading);
        return new Exchange
        {
            SentAt = sentAt,
            Duration = duration,
            Status = (int)response.StatusCode,
            ServerTime = response.Headers.Date,
            Body = body,
            Failure = failure,
            Envelope = reading,
        };
    }

    private async Task<(AnswerBody? Body, CallFailure? Trouble)> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await AnswerBody.ReadAsync(response.Content, options.MaxAnswerBytes, cancellationToken).ConfigureAwait(false), null);
        }
        catch (AnswerTooLargeException exception)
        {
            return (null, new CallFailure("body:too-large") { Cause = exception });
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return (null, new CallFailure("net:reset") { Cause = exception });
        }
    }

    private CallFailure? Judge(HttpResponseMessage response, AnswerBody body, DateTimeOffset arrivedAt, out EnvelopeReading reading)
    {
        reading = default;
        var malformed = TryReadEnvelope(response, body, ref reading);
        if (reading.Error is { } error)
        {
            return new CallFailure(Shorten(error)) { RetryAt = ByOurClock(reading.RetryAt, response, arrivedAt) };
        }

        return response.IsSuccessStatusCode
            ? malformed
            : new CallFailure($"http:{(int)response.StatusCode}") { RetryAt = RetryAfter(response, arrivedAt) };
    }

    private CallFailure? TryReadEnvelope(HttpResponseMessage response, AnswerBody body, ref EnvelopeReading reading)
    {
        if (IsWebPage(response, body.Json))
        {
            return new CallFailure("body:html");
        }

        try
        {
            reading = envelope.Read(body.Json);
            return null;
        }
        catch (JsonException exception)
        {
            return new CallFailure("body:malformed") { Detail = "It is not whole JSON.", Cause = exception };
        }
    }

    private static bool IsWebPage(HttpResponseMessage response, ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) switch
    {
        [(byte)'<', ..] => true,
        [(byte)'{' or (byte)'[', ..] => false,
        _ => response.Content.Headers.ContentType?.MediaType == "text/html",
    };

    private static string Shorten(string error) => error.Length <= 200 ? error : error[..200];

    private static DateTimeOffset? RetryAfter(HttpResponseMessage response, DateTimeOffset arrivedAt) =>
        response.Headers.RetryAfter is not { } after ? null : after.Delta is { } delta ? arrivedAt + delta : ByOurClock(after.Date, response, arrivedAt);

    private static DateTimeOffset? ByOurClock(DateTimeOffset? theirs, HttpResponseMessage response, DateTimeOffset arrivedAt) =>
        theirs is null || response.Headers.Date is not { } date ? theirs : theirs - (date - arrivedAt);
}
