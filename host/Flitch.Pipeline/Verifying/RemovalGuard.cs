using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing;
using Flitch.Storage.Datasets;

namespace Flitch.Pipeline.Verifying;

/// <summary>Moves stored rows aside that the service no longer serves, when that is certain, explained by nothing else, and allowed.</summary>
/// <param name="context">The verification.</param>
/// <param name="session">The listing that is read.</param>
/// <param name="writer">The dataset's writer.</param>
/// <param name="rows">The rows that the listing serves: no others can be missing from it.</param>
/// <param name="key">What the key sees.</param>
/// <param name="book">Takes what was done.</param>
internal sealed class RemovalGuard(VerifyContext context, DatasetSession session, DatasetWriter writer, RowSelection rows, KeyRange key, VerifyBook book)
{
    private const long MostUnasked = 50;
    private const long ShareUnasked = 1000;

    /// <summary>Rows that a person put into the files: the manifest never stated them, so that nobody has to be asked about as many.</summary>
    public long PutByHand { get; set; }

    /// <summary>Reads a stretch, and decides about the rows stored there that did not come.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="readAsync">Reads it.</param>
    /// <param name="readOthersAsync">Reads what other listings have of it: their rows would else seem not to have come.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<ReadStretch> ReadAsync(
        ReadInterval stretch, Func<Task<ReadStretch>> readAsync, Func<Task> readOthersAsync, CancellationToken cancellationToken)
    {
        Begin(stretch);
        var read = await readAsync();
        if (key.Within(stretch) is not null && await writer.CountUnseenAsync(cancellationToken) > 0)
        {
            // A range that the key was given since explains what is missing outside of it.
            if (await key.ChangedAsync(cancellationToken))
            {
                Begin(stretch);
            }

            // What did not come once may have slipped between two pages.
            await readOthersAsync();
            await readAsync();
            await (key.Within(stretch) is { } seen ? DecideAsync(seen, cancellationToken) : Task.CompletedTask);
        }

        writer.EndComparison();
        return read;
    }

    private void Begin(ReadInterval stretch)
    {
        if (key.Within(stretch) is { } seen)
        {
            writer.BeginComparison(seen, rows);
        }
    }

    private async Task DecideAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        var unseen = await writer.CountUnseenAsync(cancellationToken);
        if (unseen > 0 && !await IsAllowedAsync(unseen, cancellationToken))
        {
            book.Add(new Finding(FindingKind.Count, Place.Of(stretch), VerdictText.NotRemoved(unseen)) { NeedsDecision = true });
        }
        else if (unseen > 0)
        {
            writer.RemoveUnseen($"The service did not serve it when {Place.Of(stretch)} was read again.", session.Scope.RunId);
            await session.CommitAsync(cancellationToken);
            session.Claim(session.State with { RemovedRows = writer.Manifest.State.RemovedRows });
            book.Removed += unseen;
            PutByHand = Math.Max(0, PutByHand - unseen);
        }
    }

    private async Task<bool> IsAllowedAsync(long unseen, CancellationToken cancellationToken)
    {
        var stored = writer.Manifest.RowCount;
        return unseen - PutByHand <= Math.Min(MostUnasked, Math.Max(1, stored / ShareUnasked))
            || await context.Options.Confirm(new RemovalQuestion(session.Descriptor.Name, unseen, stored), cancellationToken);
    }
}
