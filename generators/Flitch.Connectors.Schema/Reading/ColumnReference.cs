using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>A check's mention of a column of its own object.</summary>
/// <param name="Name">The column.</param>
/// <param name="MustBeDecimal">Whether the check reckons with it.</param>
/// <param name="Span">Where it is mentioned.</param>
internal sealed record ColumnReference(string Name, bool MustBeDecimal, SourceSpan Span);
