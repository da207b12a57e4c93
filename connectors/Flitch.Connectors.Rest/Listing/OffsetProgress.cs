using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Rest.Listing;

/// <summary>
/// How far a listing by offset has come. It is over when the offset reaches the count, or on an empty page that a second call confirms; an empty
/// page below the count proves nothing, and a count that the rows have passed is no count.
/// </summary>
internal sealed class OffsetProgress
{
    private long? _count;

    /// <summary>Records received so far; what the next page leaves out.</summary>
    public long Offset { get; private set; }

    /// <summary>Empty pages in a row.</summary>
    public int EmptyPages { get; private set; }

    /// <summary>Whether the last page taken proves the end.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the next page is to state the count: the first one, and one after an empty page, whose count may have become smaller.</summary>
    public bool WantsCount => Offset == 0 || EmptyPages > 0;

    /// <summary>Takes the next page's figures.</summary>
    public void Take(ExtractionResult page)
    {
        _count = page.Count ?? _count;
        Offset += page.Records;
        EmptyPages = page.Records == 0 ? EmptyPages + 1 : 0;
        IsOver = _count is { } count && Offset <= count ? Offset == count : EmptyPages >= 2;
    }
}
