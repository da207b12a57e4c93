using System;
using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Naming;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Rules about the names of one connector's files: no two may give one C# type, or one table.</summary>
internal static class NameRules
{
    public static IEnumerable<SchemaDiagnostic> Check(ReadResult<ConnectorSpec>? connector, IReadOnlyList<ReadResult<ObjectSpec>> objects) =>
        CheckTypes(connector, objects).Concat(CheckDatasets(objects));

    private static List<SchemaDiagnostic> CheckTypes(ReadResult<ConnectorSpec>? connector, IReadOnlyList<ReadResult<ObjectSpec>> objects)
    {
        var types = new TypeTable();
        if (connector?.Value is { } spec)
        {
            types.Take(connector.Path, TypeNames.OfConnector(spec.Name));
        }

        return objects.Where(o => o.Value is not null).OrderBy(o => o.Path, StringComparer.Ordinal)
            .Select(o => types.Take(o.Path, TypeNames.OfObject(o.Value!.Name))?.Finding)
            .Where(f => f is not null).Select(f => f!).ToList();
    }

    /// <summary>A dataset brings tables beside its own: every snapshot in <c>_history</c>, for example.</summary>
    private static IEnumerable<SchemaDiagnostic> CheckDatasets(IReadOnlyList<ReadResult<ObjectSpec>> objects)
    {
        var files = objects.ToLookup(o => FileNames.Stem(o.Path));
        return from owner in objects
               where owner.Value is not null
               from table in TablesOf(owner.Value!)
               from taken in files[table]
               select SchemaDiagnostic.Error(
                   DiagnosticIds.DatasetTaken,
                   $"`{table}` is also a table of the object `{owner.Value!.Name}`: {WhatIsIn(table)}.",
                   "Give this file another name.",
                   taken.Path,
                   SourceSpan.Start);
    }

    private static string[] TablesOf(ObjectSpec spec) => spec.Refresh.Mode == RefreshMode.Snapshot
        ? new[] { spec.Name + "_history", spec.Name + "_snapshots" }
        : new[] { spec.Name + "_removed" };

    private static string WhatIsIn(string table) =>
        table.EndsWith("_history", StringComparison.Ordinal) ? "all its snapshots' rows"
        : table.EndsWith("_snapshots", StringComparison.Ordinal) ? "a line per snapshot"
        : "rows that the service no longer has";
}
