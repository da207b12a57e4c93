namespace Flitch.Connectors;

/// <summary>Where in a text that a person wrote the error is.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in the line, from 1, counted as UTF-16 does.</param>
public sealed record ErrorPlace(int Line, int Column);
