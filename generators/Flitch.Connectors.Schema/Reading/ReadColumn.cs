using System.Collections.Generic;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>A column and where its name stands.</summary>
/// <param name="Spec">The column.</param>
/// <param name="Span">Its name's place.</param>
/// <param name="IsTyped">False after a finding about its type, so that no rule judges the type a second time.</param>
internal sealed record ReadColumn(ColumnSpec Spec, SourceSpan Span, bool IsTyped = true)
{
    /// <summary>Its former names, where they stand.</summary>
    public IReadOnlyList<JsonText> Aliases { get; init; } = new List<JsonText>();

    /// <summary>The column that decides its unit, where it is named; null where none is.</summary>
    public JsonText? UnitBy { get; init; }
}
