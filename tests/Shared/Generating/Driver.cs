using System.Collections.Immutable;
using Flitch.Connectors.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Flitch.Testing;

/// <summary>Runs the generator as the compiler does.</summary>
internal static class Driver
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p)),
    ];

    public static CSharpCompilation Compilation(params string[] sources) => Named("Sample.Connector", sources);

    /// <summary>A compilation of an assembly, which does not see what this process has under the same name.</summary>
    public static CSharpCompilation Named(string assembly, params string[] sources) => CSharpCompilation.Create(
        assembly,
        sources.Select(s => CSharpSyntaxTree.ParseText(s, Parse)),
        References.Where(r => Path.GetFileNameWithoutExtension(r.Display) != assembly),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Create(IEnumerable<AdditionalText> files, string? rootNamespace = "Sample.Connector") => CSharpGeneratorDriver.Create(
        [new ConnectorGenerator().AsSourceGenerator()],
        files,
        Parse,
        new Options(rootNamespace),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>One run over the files.</summary>
    public static GeneratorRunResult Run(IEnumerable<AdditionalText> files, string? rootNamespace = "Sample.Connector") =>
        Create(files, rootNamespace).RunGenerators(Compilation()).GetRunResult().Results.Single();

    /// <summary>One run, and the compilation with what came of it.</summary>
    public static Compilation Compile(IEnumerable<AdditionalText> files, params string[] sources) => Compile(files, Compilation(sources));

    /// <summary>One run, and the compilation with what came of it; its name is the root namespace.</summary>
    public static Compilation Compile(IEnumerable<AdditionalText> files, CSharpCompilation compilation)
    {
        Create(files, compilation.AssemblyName).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        diagnostics.Should().BeEmpty();
        return output;
    }

    /// <summary>What the compiler says about generated code that a project with warnings as errors would not build with.</summary>
    public static IReadOnlyList<string> Complaints(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString())];

    private sealed class Options(string? rootNamespace) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(rootNamespace);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(string? rootNamespace) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.RootNamespace" ? rootNamespace : null;
            return value is not null;
        }
    }
}
