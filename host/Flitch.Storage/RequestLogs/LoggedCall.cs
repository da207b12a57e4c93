namespace Flitch.Storage.RequestLogs;

/// <summary>A call as the request log has it.</summary>
/// <param name="Page">Its number within the run; <c>_page</c> of the rows that it brought.</param>
/// <param name="Object">The object that it was made for; null for a test or the server's time.</param>
/// <param name="Path">The path, for example <c>/0/private/Ledgers</c>.</param>
/// <param name="Parameters">What was asked for, without nonce and secrets, for example <c>end=1750000000&amp;ofs=50</c>.</param>
/// <param name="Attempt">1 for the first try, then counting up.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Pause">From the end of the call before to its sending: waiting for the call counter, between attempts, and commits; null for the first.</param>
/// <param name="Duration">From sending to the last byte of the answer.</param>
/// <param name="Cost">What it added to the call counter.</param>
/// <param name="Status">HTTP status; null when no answer came.</param>
/// <param name="Records">Records in the answer.</param>
/// <param name="Count">The count that the answer stated; null when none.</param>
/// <param name="Bytes">The answer's length.</param>
/// <param name="BodyHash">SHA-256 of the answer's body in lower-case hex; null when no answer came.</param>
/// <param name="Error">The error's code; null when the call succeeded.</param>
public sealed record LoggedCall(
    int Page,
    string? Object,
    string Path,
    string Parameters,
    int Attempt,
    DateTimeOffset SentAt,
    TimeSpan? Pause,
    TimeSpan Duration,
    int Cost,
    int? Status,
    int Records,
    long? Count,
    long Bytes,
    string? BodyHash,
    string? Error);
