using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Where a value stands in its file.</summary>
/// <param name="Pointer">JSON pointer, for example <c>/x-flitch/request/permission</c>.</param>
/// <param name="Span">The value's stretch.</param>
public sealed record Place(string Pointer, SourceSpan Span);
