using System.Collections.Immutable;
using System.Linq;
using Flitch.Connectors.Generators.Diagnostics;
using Flitch.Connectors.Generators.Emission;
using Flitch.Connectors.Generators.Pipeline;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;
using Microsoft.CodeAnalysis;

namespace Flitch.Connectors.Generators;

/// <summary>
/// Makes models, batches, extractors and the catalogue from schema files: additional files in a folder that has a <c>connector.json</c>. One pipeline item
/// per file: text, then a value-equal model, then source; and apart from it the findings.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ConnectorGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider.Where(SchemaFile.IsCandidate).Select(SchemaFile.From).WithTrackingName(StepNames.Files);
        var rootNamespace = context.AnalyzerConfigOptionsProvider.Combine(context.CompilationProvider.Select((c, _) => c.AssemblyName))
            .Select((pair, _) => Namespaces.Of(pair.Left.GlobalOptions, pair.Right));
        var connectors = files.Where(f => f.IsConnector).Select((f, _) => SchemaReader.ReadConnector(f.Path, f.Text)).WithTrackingName(StepNames.ReadConnectors);
        var folders = files.Where(f => f.IsConnector).Select((f, _) => f.Folder).Collect().Select((f, _) => f.ToEquatableArray());
        var objects = files.Where(f => !f.IsConnector).Combine(folders).Where(p => p.Right.Contains(p.Left.Folder) || p.Left.LooksLikeObject)
            .Select((p, _) => SchemaReader.ReadObject(p.Left.Path, p.Left.Text)).WithTrackingName(StepNames.ReadObjects);
        var names = objects.Where(r => r.Value is not null).Select((r, _) => new ObjectName(r.Path, r.Value!.Name)).Collect()
            .Combine(connectors.Where(r => r.Value is not null).Select((r, _) => new ObjectName(r.Path, r.Value!.Name)).Collect())
            .Select((p, _) => NameTable.Of(p.Left, p.Right));

        var specs = objects.Where(r => r.Value is not null).Select((r, _) => new ObjectItem(r.Path, r.Value!)).WithTrackingName(StepNames.ObjectSpecs);
        var generated = specs.Combine(names.Select((n, _) => n.LeftOut)).Where(p => !p.Right.Contains(p.Left.Path)).Select((p, _) => p.Left);

        GenerateObjects(context, generated, rootNamespace);
        GenerateConnectors(context, connectors, generated, names, rootNamespace);
        ReportFindings(context, connectors, objects, names);
    }

    private static void GenerateObjects(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ObjectItem> objects,
        IncrementalValueProvider<string> rootNamespace)
    {
        var sources = objects.Combine(rootNamespace)
            .Select((p, _) => GenerationResult.Of(p.Left.Path, () => ObjectEmitter.Emit(p.Left.Spec, p.Right)))
            .WithTrackingName(StepNames.ObjectSources);
        context.RegisterSourceOutput(sources, Add);
    }

    private static void GenerateConnectors(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ReadResult<ConnectorSpec>> connectors,
        IncrementalValuesProvider<ObjectItem> objects,
        IncrementalValueProvider<NameTable> names,
        IncrementalValueProvider<string> rootNamespace)
    {
        var summaries = objects.Select((o, _) => ObjectSummary.Of(o)).WithTrackingName(StepNames.ObjectSummaries)
            .Collect().Select((s, _) => s.ToEquatableArray());
        var sources = connectors.Where(r => r.Value is not null).Select((r, _) => new ConnectorItem(r.Path, r.Value!))
            .Combine(names.Select((n, _) => n.LeftOut)).Where(p => !p.Right.Contains(p.Left.Path))
            .Combine(summaries).Select((p, _) => (p.Left.Left, Objects: ObjectSummary.InFolderOf(p.Left.Left.Path, p.Right)))
            .Combine(rootNamespace)
            .Select((p, _) => GenerationResult.Of(p.Left.Left.Path, () => ConnectorEmitter.Emit(p.Left.Left.Spec, p.Left.Objects, p.Right)))
            .WithTrackingName(StepNames.ConnectorSources);
        context.RegisterSourceOutput(sources, Add);
    }

    private static void ReportFindings(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ReadResult<ConnectorSpec>> connectors,
        IncrementalValuesProvider<ReadResult<ObjectSpec>> objects,
        IncrementalValueProvider<NameTable> names)
    {
        context.RegisterSourceOutput(objects.Select((r, _) => r.Diagnostics).WithTrackingName(StepNames.FileFindings), Report);
        context.RegisterSourceOutput(connectors.Select((r, _) => r.Diagnostics), Report);
        context.RegisterSourceOutput(names.Select((n, _) => n.Findings), Report);
        var cross = connectors.Collect().Combine(objects.Collect())
            .Select((p, _) => CrossChecking.Check(p.Left, p.Right)).WithTrackingName(StepNames.CrossFindings);
        context.RegisterSourceOutput(cross, Report);
    }

    private static void Add(SourceProductionContext context, GenerationResult result)
    {
        foreach (var source in result.Sources)
        {
            context.AddSource(source.HintName, source.Text);
        }

        if (result.Fault is not null)
        {
            context.ReportDiagnostic(RoslynDiagnostics.From(result.Fault));
        }
    }

    private static void Report(SourceProductionContext context, EquatableArray<SchemaDiagnostic> findings)
    {
        foreach (var finding in findings)
        {
            context.ReportDiagnostic(RoslynDiagnostics.From(finding));
        }
    }
}
