namespace Flitch.Connectors.Schema.Diagnostics;

/// <summary>One finding about a schema file.</summary>
/// <param name="Id">For example <c>FLT2003</c>; see <see cref="DiagnosticIds"/>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What was expected and what is there.</param>
/// <param name="Fix">What to write instead.</param>
/// <param name="Path">The file, as it was given to the reader.</param>
/// <param name="Span">Where in it.</param>
public sealed record SchemaDiagnostic(string Id, SchemaSeverity Severity, string Message, string Fix, string Path, SourceSpan Span)
{
    /// <summary>A finding that keeps the file from being used. What it quotes of the file is made printable.</summary>
    /// <param name="id">See <see cref="DiagnosticIds"/>.</param>
    /// <param name="message">What was expected and what is there.</param>
    /// <param name="fix">What to write instead.</param>
    /// <param name="path">The file.</param>
    /// <param name="span">Where in it.</param>
    public static SchemaDiagnostic Error(string id, string message, string fix, string path, SourceSpan span) =>
        new(id, SchemaSeverity.Error, Printable.Of(message), Printable.Of(fix), path, span);

    /// <summary>The line, from 1.</summary>
    public int Line => Span.Line;

    /// <summary>The column, from 1.</summary>
    public int Column => Span.Column;

    /// <summary>As a compiler writes it: <c>path(line,column): error FLT2003: message Fix.</c></summary>
    public override string ToString() =>
        $"{Path}({Line},{Column}): {(Severity == SchemaSeverity.Error ? "error" : "warning")} {Id}: {Message} {Fix}";
}
