using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>A first schema of an object.</summary>
/// <param name="Object">The object's name; its file is called so.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Guesses">What to look at, in the file's order.</param>
public sealed record InferredSchema(string Object, string Text, EquatableArray<Guess> Guesses);
