using Flitch.Connectors.Schema.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Flitch.Connectors.Generators.Diagnostics;

/// <summary>Turns findings into the compiler's diagnostics, at the schema file's own line and column.</summary>
internal static class RoslynDiagnostics
{
    public static Diagnostic From(SchemaDiagnostic finding)
    {
        var severity = finding.Severity == SchemaSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        return Diagnostic.Create(
            finding.Id,
            "Flitch.Schema",
            $"{finding.Message} {finding.Fix}",
            severity,
            severity,
            isEnabledByDefault: true,
            warningLevel: severity == DiagnosticSeverity.Error ? 0 : 1,
            location: Place(finding));
    }

    private static Location Place(SchemaDiagnostic finding)
    {
        var span = finding.Span;
        return Location.Create(
            finding.Path,
            new TextSpan(span.Offset, span.Length),
            new LinePositionSpan(new LinePosition(span.Line - 1, span.Column - 1), new LinePosition(span.EndLine - 1, span.EndColumn - 1)));
    }
}
