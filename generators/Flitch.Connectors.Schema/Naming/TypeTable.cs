using System;
using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Schema.Naming;

/// <summary>Which C# types the files give, and whose each is: the first file that asks for one has it.</summary>
public sealed class TypeTable
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    /// <summary>Gives a file its types.</summary>
    /// <param name="path">The file.</param>
    /// <param name="types">The types' names.</param>
    /// <returns>Null; or, when one is another file's, what to tell of it, and that file's path.</returns>
    public (SchemaDiagnostic Finding, string Owner)? Take(string path, IEnumerable<string> types)
    {
        var names = types.ToList();
        if (names.FirstOrDefault(_owners.ContainsKey) is { } clash)
        {
            return (Taken(path, _owners[clash], clash), _owners[clash]);
        }

        names.ForEach(name => _owners[name] = path);
        return null;
    }

    private static SchemaDiagnostic Taken(string path, string owner, string type) => SchemaDiagnostic.Error(
        DiagnosticIds.TypeTaken,
        $"The type `{type}` already comes from `{SchemaFiles.Short(owner)}`.",
        "Give this file another name.",
        path,
        SourceSpan.Start);
}
