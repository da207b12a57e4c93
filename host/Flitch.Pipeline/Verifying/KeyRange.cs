using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing;

namespace Flitch.Pipeline.Verifying;

/// <summary>
/// The date range that a key's owner may have given it: history queries answer nothing outside, so nothing outside can be compared, and nothing there is
/// called removed. Asked for only when the service shows fewer rows than are stored.
/// </summary>
internal sealed class KeyRange(DatasetSession session)
{
    private bool _asked;

    /// <summary>The part of a stretch that the key sees, as far as is known; null when it sees none of it.</summary>
    public ReadInterval? Within(ReadInterval stretch)
    {
        var from = stretch.From is { } start && session.State.KeyFrom is { } first ? Math.Max(start, first) : stretch.From ?? session.State.KeyFrom;
        var seen = new ReadInterval(from, Math.Min(stretch.To, session.State.KeyTo ?? long.MaxValue));
        return seen.From < seen.To || seen.From is null ? seen : null;
    }

    /// <summary>Asks what range the key has, once in a run.</summary>
    /// <returns>Whether it is another than was known.</returns>
    public async Task<bool> ChangedAsync(CancellationToken cancellationToken)
    {
        if (_asked)
        {
            return false;
        }

        _asked = true;
        var before = (session.State.KeyFrom, session.State.KeyTo);
        try
        {
            var check = await session.Scope.Connector.CheckAsync(cancellationToken);
            await (session.Scope.Key?.LearnAsync(check, cancellationToken) ?? Task.CompletedTask);
            session.Claim(session.State with { KeyFrom = check.QueryFrom, KeyTo = check.QueryTo });
        }
        catch (FlitchException e) when (!RefreshErrors.StopsRun(e.Error))
        {
            // Without an answer the range is what it was: rows stay in any case.
        }

        Tell();
        return before != (session.State.KeyFrom, session.State.KeyTo);
    }

    /// <summary>A verdict with what the range leaves out of it.</summary>
    public string Explain(string words) => Text() is { Length: > 0 } range ? $"{words} {range}" : words;

    private void Tell()
    {
        if (Text() is { Length: > 0 } range)
        {
            session.Tally.Note(range);
        }
    }

    private string Text() => VerdictText.KeyRange(At(session.State.KeyFrom), At(session.State.KeyTo));

    private static DateTimeOffset? At(long? seconds) => seconds is { } known ? DateTimeOffset.FromUnixTimeSeconds(known) : null;
}
