using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Rest.Listing;

/// <summary>
/// How far a listing by token has come. It is over when an answer brings no token. A service that sends an old token again would go round for ever: the token at
/// each power of two is kept, and a round of any length meets it (Brent).
/// </summary>
/// <param name="start">The token of the first page; null for none.</param>
internal sealed class TokenProgress(string? start)
{
    private string? _kept = start;
    private long _keptAt = 1;

    /// <summary>What the next page is asked for with; null for nothing.</summary>
    public string? Token { get; private set; } = start;

    /// <summary>Pages taken so far.</summary>
    public long Pages { get; private set; }

    /// <summary>Whether the last page taken is the listing's last.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the last page names a token that came before.</summary>
    public bool IsCycle { get; private set; }

    /// <summary>Takes the next page.</summary>
    public void Take(ExtractionResult page)
    {
        Pages++;
        var next = string.IsNullOrEmpty(page.NextToken) ? null : page.NextToken;
        (IsOver, IsCycle) = (next is null, next is not null && (next == _kept || next == Token));
        Token = next;
        if (Pages == _keptAt * 2)
        {
            (_kept, _keptAt) = (Token, Pages);
        }
    }
}
