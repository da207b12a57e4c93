using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Gathers what is wrong with one file.</summary>
internal sealed class Findings
{
    private readonly string _path;
    private readonly List<SchemaDiagnostic> _all = new();

    public Findings(string path) => _path = path;

    public bool HasErrors => _all.Any(d => d.Severity == SchemaSeverity.Error);

    public void Error(string id, SourceSpan span, string message, string fix) =>
        _all.Add(SchemaDiagnostic.Error(id, message, fix, _path, span));

    /// <summary>In the file's order; of equal places the order in which they were found.</summary>
    public EquatableArray<SchemaDiagnostic> InOrder() => _all.OrderBy(d => d.Span.Offset).ToEquatableArray();
}
