using BenchmarkDotNet.Attributes;
using Flitch.Connectors.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flitch.Benchmarks.Generating;

/// <summary>A thousand schema files: all of them for the first time, against one of them edited, as an IDE does it at every pause in typing.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private const int Files = 1000;

    private readonly Compilation _compilation = CSharpCompilation.Create("Many.Connector");
    private readonly SchemaFile[] _files = ManyObjects.Create(Files);
    private SchemaFile _edited = null!;
    private SchemaFile _spaced = null!;
    private GeneratorDriver _warm = null!;

    /// <summary>A driver that has seen every file.</summary>
    [GlobalSetup]
    public void Warm()
    {
        _warm = NewDriver().RunGenerators(_compilation);
        var sources = _warm.GetRunResult().GeneratedTrees.Length;
        if (sources != (4 * Files) + 2 || !_warm.GetRunResult().Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException($"The files are meant to be good; {sources} sources came of them.");
        }

        _edited = _files[1].With("How much.", "How much of it.");
        _spaced = _files[1].With("\"How much.\"", "  \"How much.\"");
    }

    /// <summary>All files, with a fresh driver: a build.</summary>
    [Benchmark(Baseline = true)]
    public int Cold() => Run(NewDriver());

    /// <summary>One description changed: one file is read and written again.</summary>
    [Benchmark]
    public int AfterOneEdit() => Run(_warm.ReplaceAdditionalText(_files[1], _edited));

    /// <summary>White space changed: one file is read again, nothing is written.</summary>
    [Benchmark]
    public int AfterWhiteSpace() => Run(_warm.ReplaceAdditionalText(_files[1], _spaced));

    private CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([new ConnectorGenerator().AsSourceGenerator()], _files);

    private int Run(GeneratorDriver driver) => driver.RunGenerators(_compilation).GetRunResult().GeneratedTrees.Length;
}
