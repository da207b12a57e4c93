using System;
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
        ImmutableArray<ReadResult<ConnectorSpec>> connectors, ImmutableArray<ReadResult<ObjectSpec>> objects) =>
        connectors.SelectMany(connector => Check(connector, objects)).ToEquatableArray();

    private static EquatableArray<SchemaDiagnostic> Check(ReadResult<ConnectorSpec> connector, ImmutableArray<ReadResult<ObjectSpec>> objects)
    {
        try
        {
            var folder = SchemaFile.FolderOf(connector.Path);
            return SchemaReader.CheckTogether(connector, objects.Where(o => SchemaFile.FolderOf(o.Path) == folder).ToList());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new[] { GeneratorFindings.Fault(connector.Path, exception) }.ToEquatableArray();
        }
    }
}
