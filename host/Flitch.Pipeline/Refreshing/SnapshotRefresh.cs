namespace Flitch.Pipeline.Refreshing;

/// <summary>Takes a new snapshot: one call, and a second one where an answer is empty that was not empty before.</summary>
internal sealed class SnapshotRefresh(DatasetSession session)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var takenAt = await ReadAsync(cancellationToken);
        if (session.Writer.StagedRows == 0 && session.Writer.Manifest.Snapshot is { Rows: > 0 })
        {
            takenAt = await ReadAsync(cancellationToken);
        }

        await session.CommitSnapshotAsync(takenAt, cancellationToken);
    }

    /// <summary>Stages the object's rows.</summary>
    /// <returns>When the answer came.</returns>
    private async Task<DateTimeOffset> ReadAsync(CancellationToken cancellationToken)
    {
        var cameAt = session.Scope.Clock.GetUtcNow();
        await foreach (var page in session.Scope.Connector.ReadAsync(session.Descriptor.Name, interval: null, cancellationToken))
        {
            using (page)
            {
                session.Stage(page);
                cameAt = page.Call.SentAt + page.Call.Duration;
            }
        }

        return cameAt;
    }
}
