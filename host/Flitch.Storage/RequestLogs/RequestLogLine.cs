namespace Flitch.Storage.RequestLogs;

/// <summary>A line as it stands in the file.</summary>
internal sealed record RequestLogLine(
    int Page,
    string? Object,
    string Path,
    string Parameters,
    int Attempt,
    DateTimeOffset SentAt,
    long DurationUs,
    int Cost,
    int? Status,
    int Records,
    long? Count,
    long Bytes,
    string? BodyHash,
    string? Error)
{
    public DateTimeOffset EndedAt => SentAt + TimeSpan.FromMicroseconds(DurationUs);

    public LoggedCall Show(TimeSpan? pause) => new(
        Page, Object, Path, Parameters, Attempt, SentAt, pause, TimeSpan.FromMicroseconds(DurationUs), Cost, Status, Records, Count, Bytes, BodyHash, Error);
}
