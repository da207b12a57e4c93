using System;
using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Generators.Diagnostics;

/// <summary>Findings that only the generator can make, beside those of <see cref="DiagnosticIds"/>.</summary>
public static class GeneratorFindings
{
    /// <summary>Two schema files would give types of the same name.</summary>
    public const string NameTaken = "FLT1901";

    /// <summary>The generator itself failed.</summary>
    public const string GeneratorFault = "FLT1999";

    /// <summary>A file's types have the names of another file's.</summary>
    /// <param name="path">The file that is left out.</param>
    /// <param name="other">The file that came first.</param>
    /// <param name="type">The name.</param>
    public static SchemaDiagnostic Taken(string path, string other, string type) => new(
        NameTaken, SchemaSeverity.Error, $"The type {type} is already generated from {other}.", "Give this file another name.", path, SourceSpan.Start);

    /// <summary>The generator failed at a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="exception">What it failed with.</param>
    public static SchemaDiagnostic Fault(string path, Exception exception) => new(
        GeneratorFault,
        SchemaSeverity.Error,
        $"The generator failed at this file: {exception.GetType().Name}: {exception.Message.Replace('\r', ' ').Replace('\n', ' ')}",
        "This is a fault in Flitch; please report it with the file.",
        path,
        SourceSpan.Start);
}
