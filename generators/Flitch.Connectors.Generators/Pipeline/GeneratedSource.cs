namespace Flitch.Connectors.Generators.Pipeline;

/// <summary>One generated file.</summary>
/// <param name="HintName">Its name, unique in the compilation.</param>
/// <param name="Text">Its text.</param>
public sealed record GeneratedSource(string HintName, string Text);
