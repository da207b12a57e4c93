namespace Flitch.Connectors.Reading;

/// <summary>One of an object's listings. Most objects have a single one, which goes by the object's name alone.</summary>
/// <param name="Object">An object of the catalogue.</param>
/// <param name="Name">
/// Null for the ordinary listing; <see cref="Unset"/> for the one that finds rows without a cursor, whose intervals go along
/// <see cref="Catalog.ObjectDescriptor.UnsetCursor"/>; else a variant's name.
/// </param>
public readonly record struct ObjectListing(string Object, string? Name = null)
{
    /// <summary>The name of the listing that finds rows without a cursor.</summary>
    public const string Unset = "unset";

    /// <summary>The ordinary listing of an object.</summary>
    /// <param name="objectName">The object.</param>
    public static implicit operator ObjectListing(string objectName) => new(objectName);

    /// <inheritdoc/>
    public override string ToString() => Name is null ? Object : $"{Object}/{Name}";
}
