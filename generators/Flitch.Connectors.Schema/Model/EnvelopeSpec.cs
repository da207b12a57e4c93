namespace Flitch.Connectors.Schema.Model;

/// <summary>How a service wraps its answers.</summary>
/// <param name="Errors">Names from the answer's root to the error: a text, or a list of texts.</param>
public sealed record EnvelopeSpec(EquatableArray<string> Errors)
{
    /// <summary>Names from the answer's root to the result; null where every answer without an error has one.</summary>
    public EquatableArray<string>? Result { get; init; }

    /// <summary>Texts among the errors that are none; a <c>*</c> at the end stands for any rest.</summary>
    public EquatableArray<string> Warnings { get; init; } = EquatableArrays.Empty<string>();
}
