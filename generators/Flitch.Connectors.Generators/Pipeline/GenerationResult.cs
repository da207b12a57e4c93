using System;
using System.Collections.Generic;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Generators.Pipeline;

/// <summary>What came of one item: its files, or the fault that kept them from being made.</summary>
/// <param name="Sources">The files.</param>
/// <param name="Fault">A finding about the generator itself; null when all went well.</param>
public sealed record GenerationResult(EquatableArray<GeneratedSource> Sources, SchemaDiagnostic? Fault)
{
    /// <summary>Makes the files; a fault of ours becomes a finding, so that one file's trouble leaves the others alone.</summary>
    /// <param name="path">The schema file that the fault is reported at.</param>
    /// <param name="emit">Makes the files.</param>
    public static GenerationResult Of(string path, Func<IEnumerable<GeneratedSource>> emit)
    {
        try
        {
            return new GenerationResult(emit().ToEquatableArray(), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new GenerationResult(EquatableArrays.Empty<GeneratedSource>(), Faults.At(path, exception));
        }
    }
}
