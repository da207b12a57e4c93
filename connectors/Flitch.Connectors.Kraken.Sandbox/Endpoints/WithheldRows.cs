namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>Rows that the service has but does not serve any more, per listing.</summary>
internal sealed class WithheldRows
{
    private readonly Dictionary<string, WithheldListing> _listings = new(StringComparer.Ordinal);

    /// <summary>What is withheld of a listing, or null.</summary>
    public WithheldListing? Of(string method) => _listings.GetValueOrDefault(method);

    /// <summary>Serves some rows no more.</summary>
    public void Hide(string method, IEnumerable<string> ids)
    {
        var old = Of(method) ?? new WithheldListing();
        _listings[method] = old with { Ids = [.. old.Ids, .. ids], Version = old.Version + 1 };
    }

    /// <summary>Serves no rows before a time any more.</summary>
    public void Cut(string method, long from)
    {
        var old = Of(method) ?? new WithheldListing();
        _listings[method] = old with { From = from, Version = old.Version + 1 };
    }

    /// <summary>Serves all rows again.</summary>
    public void Show(string method)
    {
        if (Of(method) is { } old)
            _listings[method] = new WithheldListing { Version = old.Version + 1 };
    }
}
