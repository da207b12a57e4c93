namespace Flitch.Connectors.Schema.Model;

/// <summary>One field of the form that makes a connection.</summary>
/// <param name="Name">For example <c>api_key</c>.</param>
/// <param name="Label">What the form calls it.</param>
/// <param name="Help">Where to find the value and what it does.</param>
public sealed record FormFieldSpec(string Name, string Label, string Help)
{
    /// <summary>Sealed at rest, never shown.</summary>
    public bool Secret { get; init; }

    /// <summary>Must be filled.</summary>
    public bool Required { get; init; }

    /// <summary>Folded away under "Advanced".</summary>
    public bool Advanced { get; init; }

    /// <summary>Used when left empty; null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>The only values allowed; null when any is.</summary>
    public EquatableArray<string>? Choices { get; init; }

    /// <summary><c>base64</c>, <c>url</c>, <c>date</c>, or null for any text.</summary>
    public string? Format { get; init; }
}
