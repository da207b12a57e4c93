using System.Text.Json;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Verifying.Checks;

/// <summary>Within each group every row begins with the value that another one ended with.</summary>
internal sealed class RunningBalanceCheck(VerifyContext context, ObjectDescriptor descriptor, JsonElement settings)
{
    /// <summary>So many places are read again before breaks are reported.</summary>
    private const int MostReread = 5;

    private readonly BalanceReader _reader = new(context, descriptor, settings);

    /// <summary>Checks all rows; where some follow none, their seconds are read again first.</summary>
    /// <param name="manifest">The dataset's last commit.</param>
    /// <param name="reread">Reads a stretch again; says whether that brought anything.</param>
    /// <param name="isProven">Whether the rows are known to be all that the service serves: then it is the service's own balances that do not follow.</param>
    /// <param name="book">Takes the outcome.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task RunAsync(Manifest manifest, Func<ReadInterval, Task<bool>> reread, bool isProven, VerifyBook book, CancellationToken cancellationToken)
    {
        if (manifest.State.Intervals is not [{ From: null }])
        {
            book.Add(new CheckOutcome("runningBalance", null, "The history is not complete from its beginning, so balances may begin anywhere."));
            return;
        }

        var breaks = await FindAsync(manifest, cancellationToken);
        if (breaks.Count > 0 && await AnyFoundAsync(breaks, isProven, reread))
        {
            breaks = await FindAsync(manifest, cancellationToken);
        }

        breaks.ForEach(b => book.Add(Finding(b.Group, b.Break.Row, isProven)));
        book.Add(new CheckOutcome("runningBalance", breaks.Count == 0, Words(breaks.Count)));
    }

    private async Task<List<(string Group, BalanceBreak Break)>> FindAsync(Manifest manifest, CancellationToken cancellationToken) =>
        [.. (await _reader.ReadAsync(manifest, cancellationToken)).SelectMany(c => c.Value.Breaks.Select(b => (c.Key, b)))];

    private static async Task<bool> AnyFoundAsync(List<(string Group, BalanceBreak Break)> breaks, bool isProven, Func<ReadInterval, Task<bool>> reread)
    {
        var found = false;
        foreach (var place in breaks.Select(b => PlaceOf(b.Break, isProven)).Distinct().Take(MostReread))
        {
            found |= await reread(place);
        }

        return found;
    }

    /// <summary>The row's own second; where nothing proves that all is stored, all the time since the group's row before it.</summary>
    private static ReadInterval PlaceOf(BalanceBreak broken, bool isProven)
    {
        var second = Second(broken.Row.Time);
        return new ReadInterval((isProven ? second : Second(broken.Before ?? broken.Row.Time)) - 1, second);
    }

    private Finding Finding(string group, BalanceRow row, bool isProven)
    {
        var (closing, change, opening) = (Text(row.Closing), Text(row.Closing - row.Opening), Text(row.Opening));
        var text = $"{_reader.Closing} is {closing} after a change of {change}, so {opening} stood before it, which no other entry ends with"
            + (isProven ? "; all that the service serves is stored." : ": an entry before it is missing, or a number is wrong.");
        return new Finding(FindingKind.Check, $"{group}, {Place.Second(Second(row.Time))}, {row.Key}", text) { IsNotice = isProven };
    }

    private string Text(Int128 value) => Unscaled.Text(value, _reader.Scale);

    private static string Words(int breaks) => breaks == 0 ? "Every balance follows from another." : $"{VerdictText.Rows(breaks)} do not follow from any other.";

    private static long Second(long microseconds) => Math.DivRem(microseconds, 1_000_000, out var rest) + (rest > 0 ? 1 : 0);
}
