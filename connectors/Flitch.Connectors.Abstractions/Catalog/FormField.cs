namespace Flitch.Connectors.Catalog;

/// <summary>One field of the form that makes a connection.</summary>
/// <param name="Name">Name in commands and in storage, for example <c>api_key</c>.</param>
/// <param name="Label">What the form calls it.</param>
/// <param name="Help">Where to find the value and what it does.</param>
public sealed record FormField(string Name, string Label, string Help)
{
    /// <summary>Sealed at rest, never shown, logged or put on a command line.</summary>
    public bool Secret { get; init; }

    /// <summary>Must be filled.</summary>
    public bool Required { get; init; }

    /// <summary>Folded away under "Advanced".</summary>
    public bool Advanced { get; init; }

    /// <summary>Used when the field is left empty; null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>The only values allowed, or null when any is.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>What is checked before anything is called: <c>base64</c>, <c>url</c>, <c>date</c>, or null for any text.</summary>
    public string? Format { get; init; }
}
