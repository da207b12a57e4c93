using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Rest.Listing;

/// <summary>
/// How far a listing by offset has come. Neither pages nor count are believed alone: it is over on an empty page when the offset has reached the count, or when
/// a second call confirms it (there is no count, or more rows came than it says). A page that stays empty below the count is a wrong count or a hole in the
/// listing; two more calls tell which.
/// </summary>
internal sealed class OffsetProgress
{
    // An empty page below the count is asked for this often before it is looked into.
    private const int EmptyPagesBelowCount = 3;

    private long? _first;
    private long? _count;

    /// <summary>Records received so far.</summary>
    public long Offset { get; private set; }

    /// <summary>Empty pages in a row.</summary>
    public int EmptyPages { get; private set; }

    /// <summary>What the next call is for.</summary>
    public PageAim Aim { get; private set; }

    /// <summary>Whether the last page taken proves the end.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the service's answers contradict each other: a page stays empty where there must be rows.</summary>
    public bool HasHole { get; private set; }

    /// <summary>
    /// Whether the next page is to state the count: the first one; one after an empty page; and all from where the count says that no more should come, since it
    /// may have changed.
    /// </summary>
    public bool WantsCount => Offset == 0 || EmptyPages > 0 || Offset >= _count;

    /// <summary>What the next page leaves out.</summary>
    public long Position => Aim switch
    {
        PageAim.RowAtCount => _count!.Value - 1,
        PageAim.LastRow => Math.Max(0, Offset - 1),
        _ => Offset,
    };

    /// <summary>Takes the next page's figures.</summary>
    /// <param name="page">The page.</param>
    /// <param name="repeats">Whether all of its rows stood in the page before, which brought new ones.</param>
    public void Take(ExtractionResult page, bool repeats)
    {
        switch (Aim)
        {
            case PageAim.RowAtCount:
                HasHole = page.Records > 0;
                Aim = PageAim.LastRow;
                break;
            case PageAim.LastRow:
                // One row: the last one received is still there, and nothing follows it. None: the service sends nothing at all any more.
                (HasHole, IsOver) = (page.Records == 0 || (page.Records > 1 && Offset > 0), page.Records > 0);
                break;
            default:
                TakeRows(page, repeats);
                break;
        }
    }

    private void TakeRows(ExtractionResult page, bool repeats)
    {
        // Rows that come in on top push the last row down before each call, and it would be asked for for ever: once all that there were at the beginning were
        // passed, a page of repeated rows is the end.
        var isTail = repeats && page.Records > 0 && Offset >= _first;
        _first ??= page.Count;
        _count = page.Count ?? _count;
        Offset += page.Records;
        EmptyPages = page.Records == 0 ? EmptyPages + 1 : 0;
        var isBelow = Offset < _count;
        IsOver = isTail || (EmptyPages > 0 && !isBelow && (Offset == _count || EmptyPages >= 2));
        Aim = isBelow && EmptyPages == EmptyPagesBelowCount ? PageAim.RowAtCount : PageAim.Rows;
    }
}
