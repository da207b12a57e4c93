using System.Collections.Generic;
using Flitch.Connectors.Generators.Pipeline;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>The four files of an object.</summary>
internal static class ObjectEmitter
{
    public static IEnumerable<GeneratedSource> Emit(ObjectSpec spec, string rootNamespace)
    {
        var shape = new ObjectShape(spec, rootNamespace);
        yield return Source(shape, "model", ModelEmitter.Emit(shape));
        yield return Source(shape, "batch", BatchEmitter.Emit(shape));
        yield return Source(shape, "extractor", ExtractorEmitter.Emit(shape));
        yield return Source(shape, "object", DescriptorEmitter.Emit(shape));
    }

    private static GeneratedSource Source(ObjectShape shape, string part, CodeWriter code) =>
        new(HintNames.OfObject(shape.Spec.Connector, shape.Spec.Name, part), code.ToString());
}
