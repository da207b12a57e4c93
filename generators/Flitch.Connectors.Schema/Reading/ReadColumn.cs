using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>A column and where its name stands.</summary>
internal sealed record ReadColumn(ColumnSpec Spec, SourceSpan Span);
