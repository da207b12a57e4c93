namespace Flitch.Storage.Evolving;

/// <summary>One field of <c>_rescued</c>.</summary>
/// <param name="Name">Its name, unescaped.</param>
/// <param name="RawName">Its name as it stands there, with quotes.</param>
/// <param name="Value">Its value.</param>
internal sealed record RescuedField(string Name, string RawName, RescuedValue Value);
