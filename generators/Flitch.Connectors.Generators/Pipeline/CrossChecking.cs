using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Flitch.Connectors.Generators.Diagnostics;
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
        var folders = connectors.Select(c => c.Path).Concat(objects.Select(o => o.Path)).Select(SchemaFile.FolderOf).Distinct(StringComparer.Ordinal);
        return folders.SelectMany(folder => Check(
            connectors.FirstOrDefault(c => SchemaFile.FolderOf(c.Path) == folder),
            objects.Where(o => SchemaFile.FolderOf(o.Path) == folder).ToList())).ToEquatableArray();
    }

    private static EquatableArray<SchemaDiagnostic> Check(ReadResult<ConnectorSpec>? connector, List<ReadResult<ObjectSpec>> objects)
    {
        try
        {
            return SchemaReader.CheckTogether(connector, objects);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var path = connector?.Path ?? objects[0].Path;
            return new[] { GeneratorFindings.Fault(path, exception) }.ToEquatableArray();
        }
    }
}
