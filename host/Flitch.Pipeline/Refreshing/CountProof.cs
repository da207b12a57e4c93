using System.Globalization;
using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// Compares the service's counts with the rows stored. A count is a hint, pages are the truth: where both disagree, the stretch is split until the difference
/// stands within a page or two, and that is read again. What still differs after doing so twice is the object's known offset.
/// </summary>
internal sealed class CountProof(DatasetSession session)
{
    private readonly DifferenceSearch _search = new(session);

    private long Offset => session.State.KnownCountOffset ?? 0;

    /// <summary>Whether the count that came with a listing is that of the rows stored; true when there is nothing to compare.</summary>
    public async Task<bool> AgreesAsync(ReadInterval stretch, Listing listing, CancellationToken cancellationToken)
    {
        // Beyond the service's clock rows may have come since the count was made.
        if (listing.Count is not { } count || listing.To < stretch.To || session.Writer.IsReplacement)
        {
            return true;
        }

        return await session.Writer.CountRowsAsync(stretch, cancellationToken) == count - Offset;
    }

    /// <summary>Measures a difference once more, finds where it is, and reads that again.</summary>
    /// <param name="stretch">Where the counts disagree.</param>
    /// <param name="remember">True for the newest complete stretch: what nothing explains there becomes the known offset.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ReconcileAsync(ReadInterval stretch, bool remember, CancellationToken cancellationToken)
    {
        if (session.Writer.IsReplacement || await DifferenceAsync(stretch, cancellationToken) is not { } first)
        {
            return;
        }

        // A row may come in while the search goes on: only a difference that a second search finds unchanged is steady.
        var before = first;
        var difference = first == 0 ? 0 : await SearchAsync(stretch, cancellationToken);
        if (difference != 0)
        {
            before = difference;
            difference = await SearchAsync(stretch, cancellationToken);
        }

        if (remember)
        {
            await SaveVerdictAsync(difference, steady: difference == before && !_search.GaveUp, cancellationToken);
        }
    }

    private async Task<long> SearchAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        await _search.RunAsync(stretch, cancellationToken);
        return await DifferenceAsync(stretch, cancellationToken) ?? 0;
    }

    private async Task<long?> DifferenceAsync(ReadInterval stretch, CancellationToken cancellationToken) =>
        await session.Scope.Connector.CountAsync(session.Descriptor.Name, stretch, cancellationToken) is { } count
            ? count - Offset - await session.Writer.CountRowsAsync(stretch, cancellationToken)
            : null;

    private Task SaveVerdictAsync(long difference, bool steady, CancellationToken cancellationToken)
    {
        var verdict = difference == 0 ? "The service's count agrees with the rows stored." : steady ? Unexplained(difference) : NotFound(difference);
        if (difference != 0)
        {
            session.Tally.Note(verdict);
        }

        var offset = difference != 0 && steady ? Offset + difference : session.State.KnownCountOffset;
        return session.CommitAsync(
            session.State with { KnownCountOffset = offset, Verdict = verdict, VerdictAt = session.Scope.Connector.ServerNow }, cancellationToken);
    }

    private static string Unexplained(long difference) =>
        $"The service counts {Rows(difference)} than are stored; the pages there were read again and hold no others.";

    private static string NotFound(long difference) =>
        $"The service counts {Rows(difference)} than are stored. Where they are was not found with few calls; the next refresh goes on looking.";

    private static string Rows(long difference) => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Abs(difference)} row{(Math.Abs(difference) == 1 ? "" : "s")} {(difference > 0 ? "more" : "fewer")}");
}
