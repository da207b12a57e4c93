using System;
using System.Collections.Immutable;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Generators.Pipeline;

/// <summary>Checks each connector's files against each other.</summary>
internal static class CrossChecking
{
    public static EquatableArray<SchemaDiagnostic> Check(
        ImmutableArray<ReadResult<ConnectorSpec>> connectors, ImmutableArray<ReadResult<ObjectSpec>> objects)
    {
        var folders = connectors.Select(c => c.Path).Concat(objects.Select(o => o.Path)).Select(SchemaFiles.FolderOf).Distinct(StringComparer.Ordinal);
        return folders.SelectMany(folder => SchemaReader.CheckTogether(
            connectors.FirstOrDefault(c => SchemaFiles.FolderOf(c.Path) == folder),
            objects.Where(o => SchemaFiles.FolderOf(o.Path) == folder).ToList())).ToEquatableArray();
    }
}
