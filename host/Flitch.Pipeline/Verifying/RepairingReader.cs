using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing;

namespace Flitch.Pipeline.Verifying;

/// <summary>Reads a stretch again, stores what differs, moves aside what the service no longer serves, and tells row by row what it did.</summary>
/// <param name="session">The listing that is read.</param>
/// <param name="others">The dataset's other listings with the same cursor.</param>
/// <param name="text">The stored rows.</param>
/// <param name="removal">Decides about rows that did not come.</param>
/// <param name="book">Takes what was done.</param>
internal sealed class RepairingReader(
    DatasetSession session, IReadOnlyList<DatasetSession> others, StoredText text, RemovalGuard removal, VerifyBook book) : IStretchReader
{
    private readonly MendingReader _mending = new(session);

    public async Task<ReadStretch> ReadAsync(ReadInterval stretch, CancellationToken cancellationToken) =>
        await ReadAsync(stretch, await text.ReadAsync(stretch, cancellationToken), cancellationToken);

    /// <summary>As <see cref="ReadAsync(ReadInterval, CancellationToken)"/>, when it is known already what stood there.</summary>
    public async Task<ReadStretch> ReadAsync(ReadInterval stretch, IReadOnlyDictionary<string, string?[]>? before, CancellationToken cancellationToken)
    {
        var read = await removal.ReadAsync(
            stretch, () => _mending.ReadAsync(stretch, cancellationToken), () => ReadOthersAsync(stretch, cancellationToken), cancellationToken);
        if (before is not null && await text.ReadAsync(stretch, cancellationToken) is { } after)
        {
            new RowDifferences(session.Descriptor).Between(before, after).ToList().ForEach(book.Add);
        }
        else if (read.Found > 0)
        {
            book.Add(new Finding(FindingKind.Count, Place.Of(stretch), $"{VerdictText.Rows(read.Found)} were missing or different; they were read again.") { Repaired = true });
        }

        return read with { Stored = await session.Writer.CountRowsAsync(stretch, cancellationToken) };
    }

    private async Task ReadOthersAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        foreach (var other in others)
        {
            await new MendingReader(other).ReadAsync(stretch, cancellationToken);
        }
    }
}
