using Flitch.Connectors.Generators.Tests.Support;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Reading;
using Microsoft.CodeAnalysis;

namespace Flitch.Connectors.Generators.Tests.Fuzzing;

/// <summary>Whatever a schema file holds: findings, and never a fault of the reader or the generator.</summary>
public sealed class FuzzTests
{
    private const int Cases = 20_000;
    private const int TogetherInOneRun = 500;

    private static readonly IReadOnlyList<SchemaText> Good =
    [
        .. Repository.Demo(), .. Repository.Schemas("schemas", "kraken"), .. Repository.Schemas("schemas", "kraken_public"),
        .. Repository.Schemas("tests", "Flitch.Sandboxed.Tests", "Schemas", "depot"),
    ];

    private static readonly IReadOnlyList<string> Texts = [.. Good.Select(f => f.Text)];

    [Fact]
    public void TwentyThousandBrokenFiles_GiveFindings_AndNeverAFault()
    {
        var usable = 0;
        IReadOnlyList<SchemaText>? bad = null;
        Parallel.For(0, Cases / TogetherInOneRun, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, (chunk, loop) =>
        {
            var files = Enumerable.Range(chunk * TogetherInOneRun, TogetherInOneRun).Select(File).ToList();
            var result = Run(files);
            Interlocked.Add(ref usable, result.GeneratedSources.Count(s => s.HintName.EndsWith(".object.g.cs", StringComparison.Ordinal)));
            if (Trouble(result) is not null)
            {
                bad = files;
                loop.Stop();
            }
        });

        Report(bad);
        usable.Should().BeInRange(Cases / 100, Cases / 2, "some changes leave a file good, and most do not");
    }

    [Fact]
    public void Trouble_IsReducedToTheLeastTextThatMakesIt() =>
        Least(Texts[1], text => text.Contains("\"type\"", StringComparison.Ordinal)).Should().Be("\"type\"");

    /// <summary>Objects stand beside a good connector's file, so that they are compared with each other too; a broken connector's file stands alone.</summary>
    private static SchemaText File(int number)
    {
        var (file, text) = BrokenTexts.Of(number, Texts);
        return new SchemaText(Good[file].Path.EndsWith(SchemaReader.ConnectorFileName, StringComparison.Ordinal) ? $"c{number}/connector.json" : $"schemas/demo/o{number}.json", text);
    }

    private static GeneratorRunResult Run(IEnumerable<SchemaText> files) =>
        Driver.Run([Good.Single(f => f.Path == "schemas/demo/connector.json"), .. files]);

    /// <summary>What must never be: an exception, a fault, a finding without its place, a message of several lines, code that is none.</summary>
    private static string? Trouble(GeneratorRunResult result) =>
        result.Exception?.ToString()
        ?? result.Diagnostics.FirstOrDefault(d => d.Id == DiagnosticIds.Fault || !d.Id.StartsWith("FLT", StringComparison.Ordinal))?.ToString()
        ?? result.Diagnostics.FirstOrDefault(d => !IsPrintable(d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)))?.Id
        ?? result.GeneratedSources.SelectMany(s => s.SyntaxTree.GetDiagnostics()).FirstOrDefault()?.ToString();

    private static bool IsPrintable(string message) => message.Length is > 10 and < 2000 && !message.Any(char.IsControl);

    /// <summary>Fails with the least text that makes trouble, when some file does.</summary>
    private static void Report(IReadOnlyList<SchemaText>? files)
    {
        if (files is not null)
        {
            var file = files.FirstOrDefault(f => Trouble(Run([f])) is not null);
            var least = file is null ? "only several files together" : Least(file.Text, text => Trouble(Run([new SchemaText(file.Path, text)])) is not null);
            Assert.Fail($"{Trouble(Run(files))}\n{file?.Path}:\n{least}");
        }
    }

    /// <summary>Takes away ever smaller stretches while the trouble stays.</summary>
    private static string Least(string text, Func<string, bool> isTrouble)
    {
        for (var size = text.Length / 2; size > 0; size /= 2)
        {
            for (var start = 0; start < text.Length;)
            {
                var shorter = text.Remove(start, Math.Min(size, text.Length - start));
                if (isTrouble(shorter))
                {
                    text = shorter;
                }
                else
                {
                    start += size;
                }
            }
        }

        return text;
    }
}
