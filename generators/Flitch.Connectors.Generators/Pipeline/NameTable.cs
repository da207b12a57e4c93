using System;
using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Generators.Diagnostics;
using Flitch.Connectors.Generators.Emission;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Generators.Pipeline;

/// <summary>
/// Which names the files take, and which files are left out because a name of theirs is taken. It changes only when a file comes, goes or is renamed, so that
/// an edit inside a file leaves the others' sources alone.
/// </summary>
/// <param name="Objects">The objects that are generated, in the files' order by path.</param>
/// <param name="LeftOut">Paths of files that are not generated.</param>
/// <param name="Findings">Why.</param>
public sealed record NameTable(EquatableArray<ObjectName> Objects, EquatableArray<string> LeftOut, EquatableArray<SchemaDiagnostic> Findings)
{
    /// <summary>Gives out the names in the order of the paths, connectors first.</summary>
    /// <param name="objects">The object files.</param>
    /// <param name="connectors">The connector files.</param>
    public static NameTable Of(IEnumerable<ObjectName> objects, IEnumerable<ObjectName> connectors)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        var findings = new List<SchemaDiagnostic>();
        Keep(connectors, TypeNames.OfConnector, taken, findings);
        var kept = Keep(objects, TypeNames.OfObject, taken, findings);
        return new NameTable(kept.ToEquatableArray(), findings.Select(f => f.Path).ToEquatableArray(), findings.ToEquatableArray());
    }

    /// <summary>Names of a connector's objects.</summary>
    /// <param name="connectorPath">The connector's file.</param>
    public EquatableArray<string> ObjectsOf(string connectorPath) =>
        Objects.Where(o => SchemaFile.FolderOf(o.Path) == SchemaFile.FolderOf(connectorPath)).Select(o => o.Name).ToEquatableArray();

    private static List<ObjectName> Keep(
        IEnumerable<ObjectName> files, Func<string, IEnumerable<string>> typesOf, Dictionary<string, string> taken, List<SchemaDiagnostic> findings)
    {
        var kept = new List<ObjectName>();
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            var types = typesOf(file.Name).ToList();
            if (types.FirstOrDefault(taken.ContainsKey) is { } clash)
            {
                findings.Add(GeneratorFindings.Taken(file.Path, taken[clash], clash));
                continue;
            }

            types.ForEach(type => taken.Add(type, file.Path));
            kept.Add(file);
        }

        return kept;
    }
}
