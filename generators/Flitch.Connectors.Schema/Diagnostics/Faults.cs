using System;

namespace Flitch.Connectors.Schema.Diagnostics;

/// <summary>Turns a fault of ours into a finding, so that one file's trouble leaves the others alone.</summary>
public static class Faults
{
    /// <summary>The reader or the generator failed at a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="exception">What it failed with.</param>
    public static SchemaDiagnostic At(string path, Exception exception) => SchemaDiagnostic.Error(
        DiagnosticIds.Fault,
        $"Flitch failed at this file: {exception.GetType().Name}: {exception.Message}",
        "This is a fault in Flitch; please report it with the file.",
        path,
        SourceSpan.Start);
}
