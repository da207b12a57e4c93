using System;
using Flitch.Connectors.Generators.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Generators.Pipeline;

/// <summary>Reads files; a fault of the reader becomes a finding at the file.</summary>
internal static class SafeReading
{
    public static ReadResult<ObjectSpec> Object(SchemaFile file) => Read(file, SchemaReader.ReadObject);

    public static ReadResult<ConnectorSpec> Connector(SchemaFile file) => Read(file, SchemaReader.ReadConnector);

    private static ReadResult<T> Read<T>(SchemaFile file, Func<string, string, ReadResult<T>> read)
        where T : class
    {
        try
        {
            return read(file.Path, file.Text);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ReadResult<T>(
                file.Path, null, new[] { GeneratorFindings.Fault(file.Path, exception) }.ToEquatableArray(), EquatableArrays.Empty<Place>());
        }
    }
}
