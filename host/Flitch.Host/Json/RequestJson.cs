using Flitch.Storage.RequestLogs;

namespace Flitch.Host.Json;

/// <summary>A call of a run. Holds no secret.</summary>
/// <param name="Page">Its number within the run; <c>_page</c> of the rows that it brought.</param>
/// <param name="Dataset">The dataset that it was made for; null for a test or the server's time.</param>
/// <param name="Path">The path.</param>
/// <param name="Parameters">What was asked for, without nonce and secrets.</param>
/// <param name="Attempt">1 for the first try, then counting up.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="PauseSeconds">From the end of the call before to its sending; null for the first.</param>
/// <param name="DurationSeconds">From sending to the last byte of the answer.</param>
/// <param name="Cost">What it added to the call counter.</param>
/// <param name="Status">HTTP status; null when no answer came.</param>
/// <param name="Records">Records in the answer.</param>
/// <param name="Count">The count that the answer stated; null when none.</param>
/// <param name="Bytes">The answer's length.</param>
/// <param name="BodyHash">SHA-256 of the answer's body; null when no answer came.</param>
/// <param name="Error">The error's code; null when the call succeeded.</param>
internal sealed record RequestJson(
    int Page,
    string? Dataset,
    string Path,
    string Parameters,
    int Attempt,
    DateTimeOffset SentAt,
    decimal? PauseSeconds,
    decimal DurationSeconds,
    int Cost,
    int? Status,
    int Records,
    long? Count,
    long Bytes,
    string? BodyHash,
    string? Error)
{
    /// <summary>The whole call.</summary>
    /// <param name="call">The call.</param>
    public static RequestJson Of(LoggedCall call) => new(
        call.Page,
        call.Object,
        call.Path,
        call.Parameters,
        call.Attempt,
        call.SentAt,
        call.Pause is { } pause ? FlitchJson.Seconds(pause) : null,
        FlitchJson.Seconds(call.Duration),
        call.Cost,
        call.Status,
        call.Records,
        call.Count,
        call.Bytes,
        call.BodyHash,
        call.Error);
}
