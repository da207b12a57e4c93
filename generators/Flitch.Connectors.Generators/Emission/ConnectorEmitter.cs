using System;
using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Generators.Pipeline;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Naming;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>The catalogue and the registration of a connector, and its plugin where it needs no code of its own.</summary>
internal static class ConnectorEmitter
{
    public static IEnumerable<GeneratedSource> Emit(ConnectorSpec spec, EquatableArray<ObjectSummary> objects, string rootNamespace)
    {
        yield return new GeneratedSource(HintNames.OfConnector(spec.Name, "catalog"), CatalogEmitter.Emit(spec, Ordered(spec, objects), rootNamespace).ToString());
        yield return new GeneratedSource(HintNames.OfConnector(spec.Name, "registration"), Registration(spec, rootNamespace).ToString());
        if (spec.Authentication.IsBuiltIn)
        {
            yield return new GeneratedSource(HintNames.OfConnector(spec.Name, "plugin"), PluginEmitter.Emit(spec, rootNamespace).ToString());
        }
    }

    /// <summary>The order that the connector states; what it does not name comes after, by name.</summary>
    private static List<ObjectSummary> Ordered(ConnectorSpec spec, EquatableArray<ObjectSummary> objects) =>
        spec.Objects.SelectMany(name => objects.Where(o => o.Name == name))
            .Concat(objects.Where(o => !spec.Objects.Contains(o.Name)).OrderBy(o => o.Name, StringComparer.Ordinal))
            .ToList();

    private static CodeWriter Registration(ConnectorSpec spec, string rootNamespace)
    {
        var name = TypeNames.Pascal(spec.Name);
        var code = ObjectShape.Begin(rootNamespace, "Microsoft.Extensions.DependencyInjection");
        return code.Lines($$"""
            /// <summary>Registers what {{XmlDocs.Escape(spec.Title)}}'s schema files describe.</summary>
            public static class {{name}}Registration
            {
                /// <summary>Adds the catalogue and the objects.</summary>
                /// <param name="services">The plugin's container.</param>
                /// <returns>The same container.</returns>
                public static IServiceCollection Add{{name}}Objects(this IServiceCollection services) =>
                    services.AddSingleton({{name}}Catalog.Descriptor).AddSingleton({{name}}Catalog.Objects);
            }
            """);
    }
}
