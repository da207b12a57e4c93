using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary>A JSON value and where it stands.</summary>
/// <param name="Span">From its first to its last character.</param>
public abstract record JsonValue(SourceSpan Span)
{
    /// <summary>What it is, in a sentence: <c>a text</c>, <c>a number</c>.</summary>
    public abstract string Noun { get; }

    /// <summary>Its first character only: an object is pointed at by its brace.</summary>
    public SourceSpan Start => Span with { Length = 1, EndLine = Span.Line, EndColumn = Span.Column + 1 };
}
