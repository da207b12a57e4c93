using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Rest.Extraction;
using Flitch.Connectors.Rest.Objects;
using Microsoft.CodeAnalysis;

namespace Flitch.Connectors.Generators.Tests.Support;

/// <summary>Generated code, compiled and loaded.</summary>
internal sealed class LoadedConnector
{
    private readonly Assembly _assembly;

    private LoadedConnector(Assembly assembly) => _assembly = assembly;

    public ConnectorDescriptor Descriptor => (ConnectorDescriptor)Catalog("Descriptor");

    public IReadOnlyList<RestObject> Objects => (IReadOnlyList<RestObject>)Catalog("Objects");

    public static LoadedConnector From(IEnumerable<AdditionalText> files)
    {
        var compilation = Driver.Compile(files);
        Driver.Complaints(compilation).Should().BeEmpty();
        using var stream = new MemoryStream();
        compilation.Emit(stream).Success.Should().BeTrue();
        stream.Position = 0;
        return new LoadedConnector(new AssemblyLoadContext("generated", isCollectible: true).LoadFromStream(stream));
    }

    public (RecordBatch Batch, ExtractionResult Result) Extract(string objectName, string body)
    {
        var extractor = Objects.Single(o => o.Descriptor.Name == objectName).Extractor;
        var batch = extractor.CreateBatch();
        return (batch, extractor.Extract(Encoding.UTF8.GetBytes(body), batch));
    }

    /// <summary>A row's model, property by property.</summary>
    public static IReadOnlyDictionary<string, object?> Model(RecordBatch batch, int row)
    {
        var model = batch.GetType().GetMethod("ToModel")!.Invoke(batch, [row])!;
        return model.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(model));
    }

    private object Catalog(string property) =>
        _assembly.GetTypes().Single(t => t.Name.EndsWith("Catalog", StringComparison.Ordinal)).GetProperty(property)!.GetValue(null)!;
}
