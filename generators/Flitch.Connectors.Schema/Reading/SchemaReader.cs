using System;
using System.Collections.Generic;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads schema files into models. Never throws on a bad file: it says what is wrong, and where.</summary>
public static class SchemaReader
{
    /// <summary>The file beside the objects that describes the connector.</summary>
    public const string ConnectorFileName = "connector.json";

    /// <summary>Reads an object's file.</summary>
    /// <param name="path">Its path; the file's name gives the object's name, its folder's name the connector's.</param>
    /// <param name="text">Its text.</param>
    public static ReadResult<ObjectSpec> ReadObject(string path, string text) => Guarded(path, () => ObjectFileReader.Read(path, text));

    /// <summary>Reads <c>connector.json</c>.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="text">Its text.</param>
    public static ReadResult<ConnectorSpec> ReadConnector(string path, string text) => Guarded(path, () => ConnectorFileReader.Read(path, text));

    /// <summary>Checks files against each other: permissions, paths, costs, objects that checks name, names that collide.</summary>
    /// <param name="connector">The connector's file, as read; null when there is none.</param>
    /// <param name="objects">The object files beside it, as read.</param>
    /// <returns>Findings of this comparison only; those of each file are in its own result.</returns>
    public static EquatableArray<SchemaDiagnostic> CheckTogether(
        ReadResult<ConnectorSpec>? connector, IReadOnlyList<ReadResult<ObjectSpec>> objects)
    {
        try
        {
            return TogetherRules.Check(connector, objects);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new[] { Faults.At(connector?.Path ?? objects[0].Path, exception) }.ToEquatableArray();
        }
    }

    /// <summary>A fault of the reader becomes a finding at the file: the other files are read all the same.</summary>
    internal static ReadResult<T> Guarded<T>(string path, Func<ReadResult<T>> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ReadResult<T>(path, null, new[] { Faults.At(path, exception) }.ToEquatableArray(), EquatableArrays.Empty<Place>());
        }
    }
}
