using System;
using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Naming;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Generators.Pipeline;

/// <summary>
/// Which names the files take, and which files are left out because a name of theirs is taken. It changes only when a file comes, goes or is renamed, so that
/// an edit inside a file leaves the others' sources alone.
/// </summary>
/// <param name="LeftOut">Paths of files that are not generated.</param>
/// <param name="Findings">Why, where the other file is another connector's.</param>
public sealed record NameTable(EquatableArray<string> LeftOut, EquatableArray<SchemaDiagnostic> Findings)
{
    /// <summary>Gives out the names in the order of the paths, connectors first.</summary>
    /// <param name="objects">The object files.</param>
    /// <param name="connectors">The connector files.</param>
    public static NameTable Of(IEnumerable<ObjectName> objects, IEnumerable<ObjectName> connectors)
    {
        var types = new TypeTable();
        var leftOut = new List<string>();
        var findings = new List<SchemaDiagnostic>();
        Keep(connectors, TypeNames.OfConnector, types, leftOut, findings);
        Keep(objects, TypeNames.OfObject, types, leftOut, findings);
        return new NameTable(leftOut.ToEquatableArray(), findings.ToEquatableArray());
    }

    private static void Keep(
        IEnumerable<ObjectName> files, Func<string, IEnumerable<string>> typesOf, TypeTable types, List<string> leftOut, List<SchemaDiagnostic> findings)
    {
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            if (types.Take(file.Path, typesOf(file.Name)) is not { } taken)
            {
                continue;
            }

            leftOut.Add(file.Path);

            // Within one folder the files' comparison tells it.
            if (SchemaFiles.FolderOf(taken.Owner) != SchemaFiles.FolderOf(file.Path))
            {
                findings.Add(taken.Finding);
            }
        }
    }
}
