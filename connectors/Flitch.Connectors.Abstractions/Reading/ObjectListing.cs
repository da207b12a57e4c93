namespace Flitch.Connectors.Reading;

/// <summary>One of an object's listings. Most objects have a single one, which goes by the object's name alone.</summary>
/// <param name="Object">An object of the catalogue.</param>
/// <param name="Name">
/// Null for the ordinary listing; <see cref="Unset"/> for the one that finds rows without a cursor, whose intervals go along
/// <see cref="Catalog.ObjectDescriptor.UnsetCursor"/>; a variant's name; or what <see cref="OfValue"/> gives. The ordinary listing of an object that has one
/// for each of some values is all of them, one after the other.
/// </param>
public readonly record struct ObjectListing(string Object, string? Name = null)
{
    /// <summary>The name of the listing that finds rows without a cursor.</summary>
    public const string Unset = "unset";

    // No other listing's name begins with it.
    private const char ValueMark = '=';

    /// <summary>The ordinary listing of an object.</summary>
    /// <param name="objectName">The object.</param>
    public static implicit operator ObjectListing(string objectName) => new(objectName);

    /// <summary>The name of the listing that an object has for a value of <see cref="Catalog.ObjectDescriptor.Each"/>.</summary>
    /// <param name="value">The value.</param>
    public static string OfValue(string value) => ValueMark + value;

    /// <summary>The value for which a listing is; null for other listings.</summary>
    /// <param name="name">The listing's name.</param>
    public static string? ValueOf(string? name) => name is [ValueMark, ..] ? name[1..] : null;

    /// <inheritdoc/>
    public override string ToString() => Name is null ? Object : $"{Object}/{Name}";
}
