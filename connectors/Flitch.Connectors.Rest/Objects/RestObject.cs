using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Rest.Objects;

/// <summary>How one object is asked for. Generated from its schema file.</summary>
/// <param name="Descriptor">The object's line in the catalogue.</param>
/// <param name="Paging">How its pages follow each other.</param>
/// <param name="Extractor">Reads its answers.</param>
public sealed record RestObject(ObjectDescriptor Descriptor, Paging Paging, RecordExtractor Extractor)
{
    /// <summary>The parameter that carries an interval's exclusive beginning, for example <c>start</c>; null for a snapshot.</summary>
    public string? FromParameter { get; init; }

    /// <summary>The parameter that carries an interval's inclusive end, for example <c>end</c>; null for a snapshot.</summary>
    public string? ToParameter { get; init; }

    /// <summary>Its listings beside the ordinary one.</summary>
    public IReadOnlyList<OtherListing> Listings { get; init; } = [];

    /// <summary>
    /// True where a successful answer without a result is an empty one (Kraken's <c>Balance</c> of an account that never held anything); false where it is
    /// malformed.
    /// </summary>
    public bool EmptyWithoutResult { get; init; }

    /// <summary>The object as one connection asks for it.</summary>
    /// <param name="fields">The form's values by field name.</param>
    internal RestObject For(IReadOnlyDictionary<string, string> fields) => this with { Descriptor = Descriptor.For(fields) };

    /// <summary>The fixed parameters of a listing.</summary>
    /// <param name="listing">Its name; null for the ordinary one.</param>
    /// <exception cref="ArgumentException">There is no listing of that name.</exception>
    internal IEnumerable<KeyValuePair<string, string>> ParametersOf(string? listing)
    {
        if (listing is null)
        {
            return Descriptor.PinnedParameters;
        }

        if (Descriptor.Each is { } each && ObjectListing.ValueOf(listing) is { } value)
        {
            return Descriptor.PinnedParameters.Append(new(each.Parameter, value));
        }

        var own = Listings.FirstOrDefault(l => l.Name == listing)
            ?? throw new ArgumentException($"{Descriptor.Name} has no listing {listing}.", nameof(listing));
        return Descriptor.PinnedParameters.Where(p => own.Parameters.All(o => o.Key != p.Key)).Concat(own.Parameters);
    }
}
