using System;
using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary>A text is not JSON.</summary>
public sealed class JsonSyntaxException : FormatException
{
    /// <summary>Tells what was expected.</summary>
    /// <param name="message">What was expected and what is there.</param>
    /// <param name="span">Where.</param>
    public JsonSyntaxException(string message, SourceSpan span)
        : base(message) => Span = span;

    /// <summary>Where reading stopped.</summary>
    public SourceSpan Span { get; }
}
